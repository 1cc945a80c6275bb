import { createHash, randomBytes } from "node:crypto";
import { createReadStream, statSync } from "node:fs";
import { copyFile, type FileHandle, link, mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { isNoRoom } from "../../../store/no-room.ts";
import { type ChecksumAlgorithm, startDigest } from "./checksum-algorithms.ts";
import { diskFull, entityTooLarge } from "../s3-errors.ts";

/** A file that holds a body, or one part of it. Files never change once they have their name. */
export interface BodySegment {
  readonly file: string;
  /** Bytes. */
  readonly size: number;
}

/** A body on disk that nothing refers to yet. An empty body has no file. */
export interface WrittenBody {
  readonly segments: readonly BodySegment[];
  readonly size: number;
  readonly md5: Buffer;
  readonly checksum: Uint8Array;
}

/** First and last byte, both included. */
export interface ByteSpan {
  readonly first: number;
  readonly last: number;
}

/** The bodies of objects and parts: files under generated names, so that no key ever becomes a path. */
export interface BodyFiles {
  /**
   * Writes a body while computing its digests. Nothing stays behind when the content ends in an error.
   *
   * @throws AwsError `EntityTooLarge` beyond `limit` bytes, `InternalError` when the disk is full
   */
  write(
    content: AsyncIterable<Uint8Array>,
    options: { readonly checksum: ChecksumAlgorithm; readonly limit: number },
  ): Promise<WrittenBody>;
  /** Gives bytes already on disk a second name, so that a copy costs neither time nor space. */
  duplicate(segment: BodySegment): Promise<BodySegment>;
  /** Reads a span of a body. The files stay until the last reader is done, even when removed meanwhile. */
  read(segments: readonly BodySegment[], span: ByteSpan): Promise<Readable | Uint8Array>;
  remove(segments: readonly BodySegment[]): Promise<void>;
  /** Whether all files of a body are there with their length. */
  isWhole(segments: readonly BodySegment[]): boolean;
  /** Deletes what an earlier process left half-written or no row refers to. Resolves with the number of files. */
  collectOrphans(isReferred: (file: string) => boolean): Promise<number>;
}

/** Bodies up to this size are read in one piece: cheaper than a stream. */
const wholeReadLimit = 256 * 1024;

/**
 * @param options.folder made on first use
 * @param options.openFile how new files are opened; tests give one whose disk is full
 */
export function createBodyFiles(options: { readonly folder: string; readonly openFile?: typeof open }): BodyFiles {
  const { folder, openFile = open } = options;
  const incoming = join(folder, "incoming");
  /** Ends the name of every file this process makes: those may belong to requests whose rows are not written yet. */
  const ownMark = randomBytes(4).toString("hex");
  const foldersMade = new Map<string, Promise<unknown>>();
  const readers = new Map<string, number>();
  const doomed = new Set<string>();

  const pathOf = (file: string): string => join(folder, file.slice(0, 2), file);

  function makeFolder(path: string): Promise<unknown> {
    const made = foldersMade.get(path) ?? mkdir(path, { recursive: true, mode: 0o700 });
    foldersMade.set(path, made);
    made.catch(() => foldersMade.delete(path));
    return made;
  }

  const newFileName = (): string => randomBytes(12).toString("hex") + ownMark;

  async function keep(temporary: string, file: string): Promise<void> {
    await makeFolder(join(folder, file.slice(0, 2)));
    await rename(temporary, pathOf(file));
  }

  async function removeFile(file: string): Promise<void> {
    if (readers.has(file)) doomed.add(file);
    else await rm(pathOf(file), { force: true });
  }

  function holdForReading(files: readonly string[]): () => void {
    for (const file of files) readers.set(file, (readers.get(file) ?? 0) + 1);
    return () => {
      for (const file of files) {
        const left = (readers.get(file) ?? 1) - 1;
        if (left > 0) readers.set(file, left);
        else readers.delete(file);
        if (left === 0 && doomed.delete(file)) removeFile(file).catch(() => {});
      }
    };
  }

  return {
    async write(content, { checksum, limit }) {
      const file = newFileName();
      const temporary = join(incoming, file);
      const md5 = createHash("md5");
      const digest = startDigest(checksum);
      let handle: FileHandle | undefined;
      let size = 0;
      try {
        for await (const chunk of content) {
          if (chunk.length === 0) continue;
          size += chunk.length;
          if (size > limit) throw entityTooLarge(size, limit);
          if (!handle) {
            await makeFolder(incoming);
            handle = await openFile(temporary, "wx", 0o600);
          }
          const written = writeAll(handle, chunk);
          md5.update(chunk);
          digest.update(chunk);
          await written;
        }
        if (handle) {
          await handle.sync();
          await handle.close();
          await keep(temporary, file);
        }
      } catch (error) {
        await handle?.close().catch(() => {});
        await rm(temporary, { force: true }).catch(() => {});
        throw isNoRoom(error) ? diskFull() : error;
      }
      const segments = size > 0 ? [{ file, size }] : [];
      return { segments, size, md5: md5.digest(), checksum: await digest.digest() };
    },

    async duplicate(segment) {
      const file = newFileName();
      const release = holdForReading([segment.file]);
      try {
        await makeFolder(join(folder, file.slice(0, 2)));
        await link(pathOf(segment.file), pathOf(file)).catch(() => copyFile(pathOf(segment.file), pathOf(file)));
      } catch (error) {
        throw isNoRoom(error) ? diskFull() : error;
      } finally {
        release();
      }
      return { file, size: segment.size };
    },

    async read(segments, span) {
      const slices = sliceSegments(segments, span);
      const release = holdForReading(slices.map((slice) => slice.file));
      const chunks = readSlices(slices.map((slice) => ({ ...slice, path: pathOf(slice.file) })));
      if (span.last - span.first < wholeReadLimit) {
        try {
          return await collect(chunks);
        } finally {
          release();
        }
      }
      return Readable.from(chunks, { objectMode: false, highWaterMark: wholeReadLimit }).once("close", release);
    },

    async remove(segments) {
      await Promise.all(segments.map((segment) => removeFile(segment.file)));
    },

    isWhole: (segments) =>
      segments.every(({ file, size }) => statSync(pathOf(file), { throwIfNoEntry: false })?.size === size),

    async collectOrphans(isReferred) {
      let removed = 0;
      for (const shard of await listFolder(folder)) {
        for (const file of await listFolder(join(folder, shard))) {
          const path = join(folder, shard, file);
          if (file.endsWith(ownMark) || (shard !== "incoming" && isReferred(file))) continue;
          await rm(path, { force: true });
          removed += 1;
        }
      }
      return removed;
    },
  };
}

async function writeAll(handle: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let offset = 0; offset < chunk.length;) {
    offset += (await handle.write(chunk, offset)).bytesWritten;
  }
}

interface Slice extends ByteSpan {
  readonly file: string;
}

/** The spans of the single files that make up a span of the whole body. */
function sliceSegments(segments: readonly BodySegment[], span: ByteSpan): Slice[] {
  const slices: Slice[] = [];
  let start = 0;
  for (const { file, size } of segments) {
    const first = Math.max(span.first - start, 0);
    const last = Math.min(span.last - start, size - 1);
    if (first <= last) slices.push({ file, first, last });
    start += size;
  }
  return slices;
}

async function collect(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const collected: Uint8Array[] = [];
  for await (const chunk of chunks) collected.push(chunk);
  return Buffer.concat(collected);
}

async function* readSlices(slices: readonly (ByteSpan & { readonly path: string })[]): AsyncGenerator<Uint8Array> {
  for (const { path, first, last } of slices) {
    yield* createReadStream(path, { start: first, end: last, highWaterMark: wholeReadLimit });
  }
}

async function listFolder(path: string): Promise<string[]> {
  try {
    return await readdir(path);
  } catch {
    return [];
  }
}
