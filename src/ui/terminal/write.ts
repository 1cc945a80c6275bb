import { UserError } from "../../user-error.ts";
import { foldLines } from "./fold-lines.ts";

/** Streams that could not take what was written: a full disk, for example. */
const unwritten = new WeakSet<NodeJS.WriteStream>();

/**
 * Writes a result to stdout; resolves when it is out, or when nobody reads it any more.
 *
 * @throws UserError `output-lost` when it cannot be written
 */
export function writeResult(text: string): Promise<void> {
  return writeTo(process.stdout, text);
}

/** The same for a text that a person reads; on a screen an empty line separates it from the progress above it. */
export function writeReadable(text: string): Promise<void> {
  const { stdout, stderr } = process;
  const gap = stdout.isTTY && stderr.isTTY && stderr.bytesWritten > 0 ? "\n" : "";
  return writeTo(stdout, `${gap}${fitStream(stdout, text)}`);
}

/** Writes anything that is not a result, to stderr. */
export function writeToStderr(text: string): Promise<void> {
  return writeTo(process.stderr, fitStream(process.stderr, text));
}

/** On a screen lines are folded to its width; in a pipe or a file each stays one line. */
export function fitStream(stream: NodeJS.WriteStream, text: string): string {
  return stream.isTTY && stream.columns > 0 ? foldLines(text, Math.max(stream.columns, 40)) : text;
}

function writeTo(stream: NodeJS.WriteStream, text: string): Promise<void> {
  // Nobody reads it any more.
  if (stream.destroyed && !unwritten.has(stream)) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const finish = (error: Error | null | undefined): void => {
      if (!error || ("code" in error && error.code === "EPIPE")) return resolve();
      unwritten.add(stream);
      reject(new UserError({ code: "output-lost", values: { reason: error.message }, cause: error }));
    };
    try {
      stream.write(text.endsWith("\n") ? text : `${text}\n`, finish);
    } catch (error) {
      // Files are written at once, and their errors thrown.
      finish(error instanceof Error ? error : new Error(String(error)));
    }
  });
}
