import { createHash } from "node:crypto";

/**
 * Random values that can be drawn again: the same seed gives the same sequence, so an execution that is replayed from
 * its recorded stimuli draws what it drew the first time.
 */
export interface RandomSource {
  /** At least 0 and less than 1. */
  number(): number;
  /** A version 4 UUID. */
  uuid(): string;
  /** As many random bytes, as URL-safe base64 text. */
  token(bytes: number): string;
}

/** @param seed the same seed draws the same numbers */
export function createRandomSource(seed: string): RandomSource {
  let drawn = 0;
  const draw = (): Buffer => {
    drawn += 1;
    return createHash("sha512").update(`${drawn}:${seed}`).digest();
  };
  return {
    number: () => numberOf(draw()),
    uuid: () => uuidOf(draw()),
    token(bytes) {
      const blocks: Buffer[] = [];
      for (let size = 0; size < bytes; size += 64) blocks.push(draw());
      return Buffer.concat(blocks).subarray(0, bytes).toString("base64url");
    },
  };
}

/** 53 bits: all that a number between 0 and 1 can hold. */
function numberOf(bytes: Buffer): number {
  return (bytes.readUInt32BE(0) * 2 ** 21 + (bytes.readUInt32BE(4) >>> 11)) / 2 ** 53;
}

function uuidOf(bytes: Buffer): string {
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const digits = bytes.toString("hex", 0, 16);
  return [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20)].join(
    "-",
  );
}
