import { createHash } from "node:crypto";

const algorithms = new Map([
  ["MD5", "md5"],
  ["SHA-1", "sha1"],
  ["SHA-256", "sha256"],
  ["SHA-384", "sha384"],
  ["SHA-512", "sha512"],
]);

/** `$hash(data, algorithm)`: the digest in hexadecimal digits; SHA-256 when no algorithm is named. */
export function hash(data: unknown, algorithm: unknown = "SHA-256"): string | undefined {
  if (data === undefined) return undefined;
  const name = typeof algorithm === "string" ? algorithms.get(algorithm) : undefined;
  if (name === undefined) {
    throw new RangeError(`Argument 2 of function "hash" must be one of ${[...algorithms.keys()].join(", ")}`);
  }
  return createHash(name)
    .update(typeof data === "string" ? data : JSON.stringify(data))
    .digest("hex");
}
