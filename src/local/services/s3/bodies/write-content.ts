import { createHash } from "node:crypto";
import type { FileHandle } from "node:fs/promises";
import { entityTooLarge } from "../s3-errors.ts";
import { type ChecksumAlgorithm, startDigest } from "./checksum-algorithms.ts";

/** The part of a body that was written. */
interface WrittenContent {
  /** Bytes. */
  readonly size: number;
  readonly md5: Buffer;
  readonly checksum: Uint8Array;
}

/**
 * Writes a body to a file and brings it to the disk, computing its digests meanwhile.
 *
 * @param options.open opens the file, when the first bytes arrive: an empty body has none
 * @param options.limit the most bytes
 * @throws AwsError `EntityTooLarge` beyond the limit; what was written is left in the file
 */
export async function writeContent(
  content: AsyncIterable<Uint8Array>,
  options: { open: () => Promise<FileHandle>; checksum: ChecksumAlgorithm; limit: number },
): Promise<WrittenContent> {
  const { open, checksum, limit } = options;
  const md5 = createHash("md5");
  const digest = startDigest(checksum);
  let handle: FileHandle | undefined;
  let size = 0;
  try {
    for await (const chunk of content) {
      if (chunk.length === 0) continue;
      size += chunk.length;
      if (size > limit) throw entityTooLarge(size, limit);
      handle ??= await open();
      const written = writeAll(handle, chunk);
      md5.update(chunk);
      digest.update(chunk);
      await written;
    }
    await handle?.sync();
    await handle?.close();
  } catch (error) {
    await handle?.close().catch(() => {});
    throw error;
  }
  return { size, md5: md5.digest(), checksum: await digest.digest() };
}

async function writeAll(handle: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let offset = 0; offset < chunk.length;) {
    offset += (await handle.write(chunk, offset)).bytesWritten;
  }
}
