import { Readable } from "node:stream";

/** A file that was written: its place and its size in bytes. */
export interface ResultFile {
  readonly Key: string;
  readonly Size: number;
}

/** How entries become files. */
interface FileOptions {
  readonly outputType: "JSON" | "JSONL";
  /** A file is full when it has this many bytes; the entries continue in the next one. */
  readonly mostBytes: number;
  keyOf(file: number): string;
  put(key: string, body: Readable): Promise<void>;
}

/** AWS's own limit of a result file: 5 GB. */
export const mostBytesOfFile = 5 * 1000 ** 3;

/** Bytes are sent in pieces of about this many characters. */
const pieceLength = 64 * 1024;

/** Writes entries, JSON texts, while they are made: no file is held in memory. Without entries there is no file. */
export async function writeEntries(entries: AsyncIterable<string>, options: FileOptions): Promise<ResultFile[]> {
  const source = entries[Symbol.asyncIterator]();
  const state: { next: IteratorResult<string>; size: number } = { next: await source.next(), size: 0 };
  const files: ResultFile[] = [];

  async function* fileBody(): AsyncGenerator<Buffer> {
    const [opening, between, closing] = options.outputType === "JSON" ? ["[", ",", "]"] : ["", "\n", "\n"];
    let piece = opening;
    const send = (): Buffer => {
      const bytes = Buffer.from(piece);
      state.size += bytes.length;
      piece = "";
      return bytes;
    };
    for (let isFirst = true; state.next.done !== true && state.size < options.mostBytes; isFirst = false) {
      piece += isFirst ? state.next.value : between + state.next.value;
      if (piece.length >= pieceLength || options.mostBytes < pieceLength) yield send();
      state.next = await source.next();
    }
    piece += closing;
    yield send();
  }

  while (state.next.done !== true) {
    const key = options.keyOf(files.length);
    state.size = 0;
    await options.put(key, Readable.from(fileBody()));
    if (state.size === 0) throw new Error(`nothing of ${key} was taken`);
    files.push({ Key: key, Size: state.size });
  }
  return files;
}
