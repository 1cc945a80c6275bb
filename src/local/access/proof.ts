import { createHmac, timingSafeEqual } from "node:crypto";

/** The request header of a challenge: 32 random bytes in hexadecimal digits. */
export const challengeHeader = "x-wildrydes-challenge";
/** The response header that holds the proof. */
export const proofHeader = "x-wildrydes-proof";

/**
 * Returns the answer that only the daemon of a data folder can give to a challenge. Port and process are part of it,
 * so that nobody who listens elsewhere can pass the challenge on to the daemon and give its answer as their own.
 */
export function proveIdentity(options: {
  secretAccessKey: string;
  challenge: string;
  port: number;
  pid: number;
}): string {
  const { secretAccessKey, challenge, port, pid } = options;
  // The space separates this from all that is signed for sessions with the same key.
  return createHmac("sha256", secretAccessKey).update(`daemon ${port} ${pid} ${challenge}`).digest("hex");
}

/** Compares two proofs in a time that does not depend on how much of them is equal. */
export function sameProof(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
