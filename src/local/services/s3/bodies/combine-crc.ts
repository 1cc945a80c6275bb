import type { ChecksumAlgorithm } from "./checksum-algorithms.ts";

type Crc = Extract<ChecksumAlgorithm, "CRC32" | "CRC32C" | "CRC64NVME">;

/** The generator polynomials, bits reversed: the highest bit stands for x⁰. */
const polynomials: Readonly<Record<Crc, { readonly width: number; readonly reversed: bigint }>> = {
  CRC32: { width: 32, reversed: 0xedb88320n },
  CRC32C: { width: 32, reversed: 0x82f63b78n },
  CRC64NVME: { width: 64, reversed: 0x9a6c9329ac4bc9b5n },
};

/**
 * Computes the CRC of a whole from the CRCs and lengths of its parts in order, without reading a byte again: the
 * CRC of A followed by B is CRC(A)·x^(8·length of B) + CRC(B), in polynomials over two elements.
 *
 * @returns the digest, big-endian, as long as the parts' digests
 */
export function combineCrcs(
  algorithm: Crc,
  parts: readonly { readonly crc: Uint8Array; readonly size: number }[],
): Uint8Array {
  const { width, reversed } = polynomials[algorithm];
  const top = 1n << BigInt(width - 1);
  const shifts = new Map<number, bigint>();

  function multiply(a: bigint, b: bigint): bigint {
    let product = 0n;
    let shifted = b;
    for (let bit = top; bit > 0n; bit >>= 1n) {
      if (a & bit) product ^= shifted;
      shifted = shifted & 1n ? (shifted >> 1n) ^ reversed : shifted >> 1n;
    }
    return product;
  }

  /** x^(8·bytes) modulo the polynomial, by repeated squaring. */
  function shiftFor(bytes: number): bigint {
    const known = shifts.get(bytes);
    if (known !== undefined) return known;
    let power = top;
    let square = top >> 8n;
    for (let rest = BigInt(bytes); rest > 0n; rest >>= 1n) {
      if (rest & 1n) power = multiply(power, square);
      square = multiply(square, square);
    }
    shifts.set(bytes, power);
    return power;
  }

  let whole = 0n;
  for (const { crc, size } of parts) {
    whole = multiply(whole, shiftFor(size)) ^ BigInt(`0x${Buffer.from(crc).toString("hex")}`);
  }
  return Buffer.from(whole.toString(16).padStart(width / 4, "0"), "hex");
}
