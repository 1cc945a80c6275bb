import { randomBytes } from "node:crypto";
import { createReadStream, statSync } from "node:fs";
import { copyFile, type FileHandle, link, mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { isDiskFull } from "../../../store/disk-full.ts";
import { diskFull } from "../s3-errors.ts";
import type { ChecksumAlgorithm } from "./checksum-algorithms.ts";
import { createHeldFiles } from "./held-files.ts";
import { writeContent } from "./write-content.ts";

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
  const pathOf = (file: string): string => join(folder, file.slice(0, 2), file);
  const held = createHeldFiles((file) => rm(pathOf(file), { force: true }));

  function makeFolder(path: string): Promise<unknown> {
    const made = foldersMade.get(path) ?? mkdir(path, { recursive: true, mode: 0o700 });
    foldersMade.set(path, made);
    made.catch(() => foldersMade.delete(path));
    return made;
  }

  const newFileName = (): string => randomBytes(12).toString("hex") + ownMark;

  async function moveToName(temporary: string, file: string): Promise<void> {
    await makeFolder(join(folder, file.slice(0, 2)));
    await rename(temporary, pathOf(file));
  }

  return {
    async write(content, { checksum, limit }) {
      const file = newFileName();
      const temporary = join(incoming, file);
      const openTemporary = async (): Promise<FileHandle> => {
        await makeFolder(incoming);
        return openFile(temporary, "wx", 0o600);
      };
      try {
        const written = await writeContent(content, { open: openTemporary, checksum, limit });
        if (written.size > 0) await moveToName(temporary, file);
        return { ...written, segments: written.size > 0 ? [{ file, size: written.size }] : [] };
      } catch (error) {
        await rm(temporary, { force: true }).catch(() => {});
        throw isDiskFull(error) ? diskFull() : error;
      }
    },

    async duplicate(segment) {
      const file = newFileName();
      const release = held.hold([segment.file]);
      try {
        await makeFolder(join(folder, file.slice(0, 2)));
        await link(pathOf(segment.file), pathOf(file)).catch(() => copyFile(pathOf(segment.file), pathOf(file)));
      } catch (error) {
        throw isDiskFull(error) ? diskFull() : error;
      } finally {
        release();
      }
      return { file, size: segment.size };
    },

    async read(segments, span) {
      const slices = sliceSegments(segments, span);
      const release = held.hold(slices.map((slice) => slice.file));
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
      await Promise.all(segments.map((segment) => held.remove(segment.file)));
    },

    isWhole: (segments) =>
      segments.every(({ file, size }) => statSync(pathOf(file), { throwIfNoEntry: false })?.size === size),

    collectOrphans: (isReferred) =>
      removeFiles(folder, ({ shard, file }) => !file.endsWith(ownMark) && (shard === "incoming" || !isReferred(file))),
  };
}

/** Removes the files of a folder's folders that match, and counts them. */
async function removeFiles(
  folder: string,
  matches: (entry: { shard: string; file: string }) => boolean,
): Promise<number> {
  let removed = 0;
  for (const shard of await listFolder(folder)) {
    for (const file of await listFolder(join(folder, shard))) {
      if (!matches({ shard, file })) continue;
      await rm(join(folder, shard, file), { force: true });
      removed += 1;
    }
  }
  return removed;
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
