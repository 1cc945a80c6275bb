import { readFile, stat } from "node:fs/promises";
import type { Message } from "../../text/areas.ts";
import { UserError } from "../../user-error.ts";
import { findFile } from "../unicode-forms.ts";
import { readImageHeader } from "./image-header.ts";

/** A photo that may be uploaded. */
export interface PhotoFile {
  readonly body: Uint8Array;
  readonly contentType: "image/jpeg" | "image/png";
}

/** Rekognition takes no larger photo from S3 (Guidelines and quotas: 15 MB). */
const mostBytes = 15 * 1024 * 1024;
/** Rekognition takes no side longer than 10,000 pixels. */
const mostPixels = 10_000;
/** Nor any side shorter than 80 pixels, without saying why (Guidelines and quotas). */
const leastPixels = 80;

/**
 * Reads a photo from the disk and checks by its content that the workshop can take it.
 *
 * @throws UserError (exit code 2; 4 when there is no such file)
 */
export async function readPhotoFile(named: string): Promise<PhotoFile> {
  const file = await findFile(named);
  const bytes = await sizeOf(file);
  if (bytes === 0) throw badPhoto(file, { code: "photo-empty" });
  if (bytes > mostBytes) {
    const megabytes = (bytes / 1024 / 1024).toFixed(1);
    throw badPhoto(file, { code: "photo-too-many-bytes", values: { megabytes, limit: 15 } });
  }
  const body = await readFile(file);
  const header = readImageHeader(body);
  if (header.format === "other") throw badPhoto(file, { code: "photo-other-format", values: { format: header.kind } });
  if (!header.complete) throw badPhoto(file, { code: "photo-cut-off" });
  const { width, height } = header;
  if (width > mostPixels || height > mostPixels)
    throw badPhoto(file, { code: "photo-too-many-pixels", values: { width, height } });
  if (width < leastPixels || height < leastPixels)
    throw badPhoto(file, { code: "photo-too-few-pixels", values: { width, height } });
  return { body, contentType: header.format === "jpeg" ? "image/jpeg" : "image/png" };
}

async function sizeOf(file: string): Promise<number> {
  try {
    const found = await stat(file);
    if (found.isFile()) return found.size;
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code !== "ENOENT" && cause.code !== "ENOTDIR")
      throw badPhoto(file, { code: "photo-unreadable", values: { text: cause.message } });
    throw new UserError({ code: "photo-file-not-found", values: { file }, cause });
  }
  throw badPhoto(file, { code: "photo-not-a-file" });
}

function badPhoto(file: string, problem: Message<"problems">): UserError {
  return new UserError({ code: "bad-photo", values: { file, problem } });
}
