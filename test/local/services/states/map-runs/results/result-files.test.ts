import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { writeEntries } from "../../../../../../src/local/services/states/map-runs/results/result-files.ts";

async function filesOf(entries: readonly string[], options: { outputType: "JSON" | "JSONL"; mostBytes: number }) {
  const written: Record<string, string> = {};
  async function* source(): AsyncGenerator<string> {
    yield* entries;
  }
  const files = await writeEntries(source(), {
    ...options,
    keyOf: (file) => `F_${file}`,
    async put(key: string, body: Readable) {
      written[key] = await text(body);
    },
  });
  for (const { Key, Size } of files) expect(Size).toBe(Buffer.byteLength(written[Key] ?? ""));
  return files.map(({ Key }) => written[Key]);
}

test("entries become a JSON array, or lines", async () => {
  expect(await filesOf(['{"a":1}', '"é"'], { outputType: "JSON", mostBytes: 1e9 })).toEqual(['[{"a":1},"é"]']);
  expect(await filesOf(['{"a":1}', '"é"'], { outputType: "JSONL", mostBytes: 1e9 })).toEqual(['{"a":1}\n"é"\n']);
});

test("without entries there is no file", async () => {
  expect(await filesOf([], { outputType: "JSON", mostBytes: 1e9 })).toEqual([]);
});

test("a full file is followed by another, and each is whole", async () => {
  expect(await filesOf(["11", "22", "33", "44", "55"], { outputType: "JSON", mostBytes: 5 })).toEqual([
    "[11,22]",
    "[33,44]",
    "[55]",
  ]);
});

test("a place that takes nothing is an error, not a loop", async () => {
  const options = { outputType: "JSON", mostBytes: 1e9, keyOf: () => "F", put: () => Promise.resolve() } as const;
  async function* source(): AsyncGenerator<string> {
    yield "1";
  }
  await expect(writeEntries(source(), options)).rejects.toThrow("nothing of F was taken");
});
