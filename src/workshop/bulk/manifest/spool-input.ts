import { createWriteStream } from "node:fs";
import { stat } from "node:fs/promises";
import { pipeline } from "node:stream/promises";

/** Whether what is there can be read once only, as what a shell gives for `<(…)`. */
export async function isPipe(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && (found.isFIFO() || found.isSocket());
}

/** Keeps what comes in on standard input or a pipe, so that it can be read twice now and again by a later `--resume`. */
export async function spoolInput(
  source: NodeJS.ReadableStream,
  to: { file: string; signal: AbortSignal },
): Promise<void> {
  await pipeline(source, createWriteStream(to.file, { mode: 0o600 }), { signal: to.signal });
}
