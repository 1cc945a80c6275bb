import sharp from "sharp";
import { expect, test } from "vitest";
import { readImageHeader } from "../../../../src/local/vision/image/image-header.ts";

const drawing = sharp({ create: { width: 120, height: 90, channels: 3, background: "#4080c0" } });

test("reads format and size of a JPEG, also of a progressive one with metadata", async () => {
  expect(readImageHeader(await drawing.clone().jpeg().toBuffer())).toEqual({ format: "jpeg", width: 120, height: 90 });
  const rich = await drawing.clone().withMetadata({ orientation: 6 }).jpeg({ progressive: true }).toBuffer();
  expect(readImageHeader(rich)).toEqual({ format: "jpeg", width: 120, height: 90 });
});

test("reads format and size of a PNG", async () => {
  expect(readImageHeader(await drawing.clone().png().toBuffer())).toEqual({ format: "png", width: 120, height: 90 });
});

test("reads a header inside a larger buffer", async () => {
  const png = await drawing.clone().png().toBuffer();
  const padded = Buffer.concat([Buffer.alloc(7), png]);
  expect(readImageHeader(padded.subarray(7))).toEqual({ format: "png", width: 120, height: 90 });
});

test.each([
  ["GIF", () => drawing.clone().gif().toBuffer()],
  ["WebP", () => drawing.clone().webp().toBuffer()],
  ["TIFF", () => drawing.clone().tiff().toBuffer()],
  ["SVG", () => Promise.resolve(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"/>'))],
  ["HTML", () => Promise.resolve(Buffer.from("<!doctype html><title>not found</title>"))],
  ["nothing", () => Promise.resolve(Buffer.alloc(0))],
  ["one byte", () => Promise.resolve(Buffer.of(0xff))],
  ["a JPEG's first bytes alone", () => Promise.resolve(Buffer.of(0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10))],
  ["a JPEG without a frame", () => Promise.resolve(Buffer.from([0xff, 0xd8, 0xff, 0xda, ...Array(40).fill(0)]))],
  [
    "a JPEG whose segment has no length",
    () => Promise.resolve(Buffer.from([0xff, 0xd8, 0xff, 0xe0, ...Array(40).fill(0)])),
  ],
  ["a PNG without its header chunk", () => Promise.resolve(Buffer.from("89504e470d0a1a0a" + "00".repeat(40), "hex"))],
])("knows nothing of %s", async (_name, make) => {
  expect(readImageHeader(await make())).toBeUndefined();
});
