import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";

/** Keeps what comes in on standard input, so that it can be read twice now and again by a later `--resume`. */
export async function spoolInput(file: string, signal: AbortSignal): Promise<void> {
  await pipeline(process.stdin, createWriteStream(file, { mode: 0o600 }), { signal });
}
