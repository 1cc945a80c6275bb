import { expect, test } from "vitest";
import { createFrameReader } from "../../../../src/local/services/lambda/execution/frame-reader.ts";

function frame(kind: number, text: string): Buffer {
  const bytes = Buffer.from(text);
  const header = Buffer.alloc(5);
  header.writeUInt8(kind, 0);
  header.writeUInt32BE(bytes.length, 1);
  return Buffer.concat([header, bytes]);
}

const frames: [number, string][] = [
  [1, "a line\n"],
  [3, ""],
  [1, "naïve – 日本\n"],
  [5, JSON.stringify("x".repeat(500))],
];
const bytes = Buffer.concat(frames.map(([kind, text]) => frame(kind, text)));

test.each([1, 2, 3, 7, 64, bytes.length])("frames are whole in whatever pieces they come: %i bytes", (size) => {
  const read: [number, string][] = [];
  const take = createFrameReader((kind, text) => read.push([kind, text]));
  for (let at = 0; at < bytes.length; at += size) take(bytes.subarray(at, at + size));
  expect(read).toEqual(frames);
});

test("a frame that is cut off is not given", () => {
  const read: string[] = [];
  createFrameReader((_kind, text) => read.push(text))(frame(1, "whole").subarray(0, 8));
  expect(read).toEqual([]);
});
