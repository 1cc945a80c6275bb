import { createReadStream, createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";

/** Writes the digests of a manifest's rows to a file, 8 bytes each, in their order. */
interface DigestWriter {
  add(digest: string): void;
  close(): Promise<void>;
}

/** Starts the file anew. Digests are written in blocks; an error shows when the writer is closed. */
export function writeRowDigests(file: string): DigestWriter {
  const stream = createWriteStream(file, { mode: 0o600 });
  const ended = finished(stream);
  ended.catch(() => {});
  let block = "";
  return {
    add(digest) {
      block += digest;
      if (block.length < 65_536) return;
      stream.write(Buffer.from(block, "hex"));
      block = "";
    },
    async close() {
      stream.end(Buffer.from(block, "hex"));
      await ended;
    },
  };
}

/** The digests in a file, in their order. */
export async function* readRowDigests(file: string): AsyncGenerator<string> {
  let rest = "";
  for await (const piece of createReadStream(file)) {
    const text = rest + Buffer.from(piece).toString("hex");
    const whole = text.length - (text.length % 16);
    for (let at = 0; at < whole; at += 16) yield text.slice(at, at + 16);
    rest = text.slice(whole);
  }
}
