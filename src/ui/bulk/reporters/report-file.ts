import { open, rename, rm, stat, type FileHandle } from "node:fs/promises";

/** A text that is written bit by bit to a file or, for `-`, to standard output. */
export interface TextSink {
  /** Resolves when more can be taken; undefined when it can at once. */
  write(text: string): Promise<void> | undefined;
  close(): Promise<void>;
}

const mostPending = 256 * 1024;

/** Opens a sink; an existing file is written anew. */
export async function openSink(destination: string): Promise<TextSink> {
  if (destination === "-") return { write: writeToStdout, close: () => Promise.resolve() };
  const file = await open(destination, "w");
  let pending = "";
  let writing: Promise<void> = Promise.resolve();
  const flush = (): Promise<void> => {
    const text = pending;
    pending = "";
    writing = writing
      .then(() => writeWhole(file, text))
      .catch(async (reason: unknown) => {
        // Nobody closes a sink that failed.
        await file.close();
        throw reason;
      });
    return writing;
  };
  return {
    write(text) {
      pending += text;
      return pending.length < mostPending ? undefined : flush();
    },
    async close() {
      try {
        await flush();
      } finally {
        await file.close();
      }
    },
  };
}

function writeToStdout(text: string): Promise<void> | undefined {
  if (process.stdout.destroyed || process.stdout.write(text)) return undefined;
  return new Promise((resolve) => {
    const goOn = (): void => {
      process.stdout.off("drain", goOn).off("close", goOn);
      resolve();
    };
    process.stdout.once("drain", goOn).once("close", goOn);
  });
}

async function writeWhole(file: FileHandle, text: string): Promise<void> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length;) at += (await file.write(bytes, at)).bytesWritten;
}

/**
 * Replaces a file by a new text, whole or not at all. Devices and pipes cannot be replaced and are written to.
 */
export async function replaceFile(destination: string, text: string): Promise<void> {
  const there = await stat(destination).catch(() => undefined);
  const part = there === undefined || there.isFile() ? `${destination}.part` : destination;
  try {
    await writeOnce(part, text);
    if (part !== destination) await rename(part, destination);
  } catch (error) {
    if (part !== destination) await rm(part, { force: true });
    throw error;
  }
}

async function writeOnce(destination: string, text: string): Promise<void> {
  const file = await open(destination, "w");
  try {
    await writeWhole(file, text);
  } finally {
    await file.close();
  }
}
