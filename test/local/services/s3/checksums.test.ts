import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  checksumAlgorithms,
  digestLength,
  startDigest,
} from "../../../../src/local/services/s3/bodies/checksum-algorithms.ts";
import { combineCrcs } from "../../../../src/local/services/s3/bodies/combine-crc.ts";

/** The digests of "123456789", the text that CRC catalogues check with. */
const known = {
  CRC32: "cbf43926",
  CRC32C: "e3069283",
  CRC64NVME: "ae8b14860a799888",
  MD5: "25f9e794323b453885f5181f1b624d0b",
  SHA1: "f7c3bc1d808e04732adf679965ccc34ca7ae3441",
  SHA256: "15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225",
  XXHASH64: "8cb841db40e6ae83",
} as const;

async function digest(algorithm: (typeof checksumAlgorithms)[number], pieces: readonly Uint8Array[]): Promise<string> {
  const running = startDigest(algorithm);
  for (const piece of pieces) running.update(piece);
  return Buffer.from(await running.digest()).toString("hex");
}

test.each(Object.entries(known))("%s of 123456789", async (name, expected) => {
  const algorithm = checksumAlgorithms.find((candidate) => candidate === name) ?? "CRC32";
  expect(await digest(algorithm, [Buffer.from("1234"), Buffer.from("56789")])).toBe(expected);
});

test.each(checksumAlgorithms)("%s has its documented length, however the bytes come in", async (algorithm) => {
  const bytes = randomBytes(1000);
  const whole = await digest(algorithm, [bytes]);
  expect(await digest(algorithm, [bytes.subarray(0, 1), bytes.subarray(1, 300), bytes.subarray(300)])).toBe(whole);
  expect(whole).toHaveLength(digestLength(algorithm) * 2);
});

describe.each(["CRC32", "CRC32C", "CRC64NVME"] as const)("%s", (algorithm) => {
  test("of a whole follow from those of its parts", async () => {
    const pieces = [1, 0, 7, 4096, 100_003].map((size) => randomBytes(size));
    const parts = await Promise.all(
      pieces.map(async (piece) => ({ crc: Buffer.from(await digest(algorithm, [piece]), "hex"), size: piece.length })),
    );
    expect(Buffer.from(combineCrcs(algorithm, parts)).toString("hex")).toBe(await digest(algorithm, pieces));
  });

  test("of nothing", async () => {
    expect(Buffer.from(combineCrcs(algorithm, [])).toString("hex")).toBe(await digest(algorithm, []));
  });
});
