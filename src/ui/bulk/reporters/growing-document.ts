import { open, type FileHandle } from "node:fs/promises";
import { writeResult } from "../../terminal/write.ts";

/**
 * A document that is whole on the disk at every moment: behind what was added so far always stands the end that makes
 * it valid, and the next addition is written over it.
 */
export interface GrowingDocument {
  /** Resolves when more can be taken; undefined when it can at once. */
  add(text: string): Promise<void> | undefined;
  /** Writes what was added, and the end. */
  flush(ending: { head?: string; tail: string }): Promise<void>;
  close(ending: { head?: string; tail: string }): Promise<void>;
}

const mostPending = 1024 * 1024;

/**
 * Opens a document.
 *
 * @param options.head its beginning; a later one given to `flush` has to be as long
 * @param options.tail an end that makes it valid, for the time until a better one is given
 */
export async function openGrowingDocument(
  destination: string,
  options: { head: string; tail: string },
): Promise<GrowingDocument> {
  if (destination === "-") return onStdout(options.head);
  const file = await open(destination, "w");
  let at = 0;
  let added = options.head;
  let reached = 0;
  let writing: Promise<void> = Promise.resolve();

  async function write({ head, tail }: { head?: string; tail: string }): Promise<void> {
    const body = Buffer.from(added);
    added = "";
    // Spaces cover what is left of an earlier, longer end.
    const end = Buffer.from(tail);
    const padding = Buffer.alloc(Math.max(0, reached - (at + body.length + end.length)), " ");
    await writeAt(file, Buffer.concat([body, end, padding]), at);
    at += body.length;
    reached = Math.max(reached, at + end.length);
    if (head !== undefined) await writeAt(file, Buffer.from(head), 0);
  }

  /** Nothing more is written after a failure, and nobody need close what failed. What was whole before is again. */
  async function giveUp(reason: unknown): Promise<never> {
    try {
      const end = Buffer.from(options.tail);
      await writeAt(file, end, at);
      await file.truncate(at + end.length);
    } catch {
      // A file that never was whole, or a device.
    } finally {
      await file.close();
    }
    throw reason;
  }

  const flush: GrowingDocument["flush"] = (ending) => {
    writing = writing.then(() => write(ending)).catch(giveUp);
    return writing;
  };
  return {
    add(text) {
      added += text;
      return added.length < mostPending ? undefined : flush({ tail: options.tail });
    },
    flush,
    async close(ending) {
      try {
        await flush(ending);
      } finally {
        await file.close();
      }
    },
  };
}

/** A document on stdout. Printed lines cannot be taken back: there the end comes once. */
function onStdout(head: string): GrowingDocument {
  let added = "";
  return {
    add(text) {
      added += text;
      return undefined;
    },
    flush: () => Promise.resolve(),
    close: (ending) => writeResult(`${ending.head ?? head}${added}${ending.tail}`),
  };
}

async function writeAt(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length;)
    done += (await file.write(bytes, done, bytes.length - done, position + done)).bytesWritten;
}
