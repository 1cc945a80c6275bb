import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import { Crc32c, Crc64Nvme } from "@aws-sdk/checksums/crc";
import { Xxh3_128, Xxh3_64, Xxh64 } from "@aws-sdk/checksums/xxh";
import type { ChecksumAlgorithm } from "@aws-sdk/client-s3";

export type { ChecksumAlgorithm };

/** A digest that is fed piece by piece. */
interface RunningDigest {
  update(bytes: Uint8Array): void;
  digest(): Uint8Array | Promise<Uint8Array>;
}

/** Every algorithm S3 has, with the bytes of its digest. CRC values are big-endian. */
const algorithms: Readonly<Record<ChecksumAlgorithm, { readonly bytes: number; start(): RunningDigest }>> = {
  CRC32: { bytes: 4, start: startCrc32 },
  CRC32C: { bytes: 4, start: () => new Crc32c() },
  CRC64NVME: { bytes: 8, start: () => new Crc64Nvme() },
  MD5: { bytes: 16, start: () => startHash("md5") },
  SHA1: { bytes: 20, start: () => startHash("sha1") },
  SHA256: { bytes: 32, start: () => startHash("sha256") },
  SHA512: { bytes: 64, start: () => startHash("sha512") },
  XXHASH64: { bytes: 8, start: () => new Xxh64() },
  XXHASH3: { bytes: 8, start: () => new Xxh3_64() },
  XXHASH128: { bytes: 16, start: () => new Xxh3_128() },
};

/** A digest that takes a body in pieces. */
export function startDigest(algorithm: ChecksumAlgorithm): RunningDigest {
  return algorithms[algorithm].start();
}

/** The length of an algorithm's digest in bytes. */
export function digestLength(algorithm: ChecksumAlgorithm): number {
  return algorithms[algorithm].bytes;
}

export const checksumAlgorithms: readonly ChecksumAlgorithm[] = [
  "CRC32",
  "CRC32C",
  "CRC64NVME",
  "MD5",
  "SHA1",
  "SHA256",
  "SHA512",
  "XXHASH64",
  "XXHASH3",
  "XXHASH128",
];

/** Names are in capitals, as S3 writes them: `CRC32C`, `SHA256`. */
export function isChecksumAlgorithm(text: string): text is ChecksumAlgorithm {
  return Object.hasOwn(algorithms, text);
}

/** CRCs of parts can be joined to the CRC of the whole; other digests cannot. */
export function isCrc(algorithm: ChecksumAlgorithm): algorithm is "CRC32" | "CRC32C" | "CRC64NVME" {
  return algorithm === "CRC32" || algorithm === "CRC32C" || algorithm === "CRC64NVME";
}

function startCrc32(): RunningDigest {
  let value = 0;
  return {
    update(bytes) {
      value = crc32(bytes, value);
    },
    digest() {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32BE(value);
      return bytes;
    },
  };
}

function startHash(name: string): RunningDigest {
  const hash = createHash(name);
  return {
    update: (bytes) => void hash.update(bytes),
    digest: () => hash.digest(),
  };
}
