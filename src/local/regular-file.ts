import { closeSync, constants, fstatSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";

/**
 * Reads a text from a file; undefined where the path leads to a FIFO, a device or a folder. To open a FIFO that nobody
 * writes to would hold the whole process, and no signal would end it.
 *
 * @throws Error of the system for a file that is not there or cannot be read
 */
export function readRegularFile(path: string): string | undefined {
  const descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    return fstatSync(descriptor).isFile() ? readFileSync(descriptor, "utf8") : undefined;
  } finally {
    closeSync(descriptor);
  }
}

/** Replaces a file, whole or not at all, whatever is there: a link's target stays as it is. Its owner alone can read it. */
export function replaceFile(path: string, text: string): void {
  const part = `${path}.new`;
  rmSync(part, { force: true });
  writeFileSync(part, text, { mode: 0o600, flag: "wx" });
  renameSync(part, path);
}
