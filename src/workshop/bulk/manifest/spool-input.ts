import { constants, createReadStream, createWriteStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { setTimeout as sleep } from "node:timers/promises";

/** Whether what is there can be read once only, as what a shell gives for `<(…)`. */
export async function isPipe(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && (found.isFIFO() || found.isSocket());
}

/**
 * Keeps what comes in on standard input or a pipe, so that it can be read twice now and again by a later `--resume`.
 */
export async function spoolInput(
  source: NodeJS.ReadableStream,
  to: { file: string; signal: AbortSignal },
): Promise<void> {
  await pipeline(source, createWriteStream(to.file, { mode: 0o600 }), { signal: to.signal });
}

/**
 * Opens a pipe for reading. The kernel holds the opener of a FIFO until somebody writes to it, and the program could
 * not end meanwhile: when the signal is aborted, the FIFO is opened for writing for a moment, which ends the wait.
 */
export function readPipe(path: string, signal: AbortSignal): NodeJS.ReadableStream {
  const stream = createReadStream(path);
  let isOpening = true;
  for (const event of ["open", "error", "close"]) stream.once(event, () => (isOpening = false));
  const release = (): void => void endOpening(path, () => isOpening);
  if (signal.aborted) release();
  else signal.addEventListener("abort", release, { once: true });
  return stream;
}

/** Opening for writing fails as long as the reader has not begun to wait (open(2), ENXIO). */
async function endOpening(path: string, isWaiting: () => boolean): Promise<void> {
  while (isWaiting()) {
    const file = await open(path, constants.O_WRONLY | constants.O_NONBLOCK).catch(() => undefined);
    await file?.close();
    await sleep(20);
  }
}
