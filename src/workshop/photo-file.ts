import { readFile, stat } from "node:fs/promises";
import { exitCodes } from "../exit-codes.ts";
import { UserError } from "../user-error.ts";
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
export async function readPhotoFile(file: string): Promise<PhotoFile> {
  const bytes = await sizeOf(file);
  if (bytes === 0) throw badPhoto(file, "is empty", "The file has 0 bytes.");
  if (bytes > mostBytes)
    throw badPhoto(
      file,
      "is too large",
      `It has ${(bytes / 1024 / 1024).toFixed(1)} MB; Rekognition takes up to 15 MB.`,
    );
  const body = await readFile(file);
  const header = readImageHeader(body);
  if (header.format === "other") {
    const kind = header.kind === undefined ? "no picture" : `a ${header.kind} file`;
    throw badPhoto(file, "is no JPEG or PNG", `By its content it is ${kind}, whatever its name says.`);
  }
  if (!header.complete) throw badPhoto(file, "is cut off", "The end of the picture is missing.");
  if (header.width > mostPixels || header.height > mostPixels)
    throw badPhoto(
      file,
      "is too large",
      `It has ${header.width} × ${header.height} pixels; Rekognition takes up to 10,000 on a side.`,
    );
  if (header.width < leastPixels || header.height < leastPixels)
    throw badPhoto(
      file,
      "is too small",
      `It has ${header.width} × ${header.height} pixels; Rekognition needs 80 or more on each side.`,
    );
  return { body, contentType: header.format === "jpeg" ? "image/jpeg" : "image/png" };
}

async function sizeOf(file: string): Promise<number> {
  try {
    const found = await stat(file);
    if (found.isFile()) return found.size;
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code !== "ENOENT" && cause.code !== "ENOTDIR")
      throw badPhoto(file, "cannot be read", cause.message);
    throw new UserError({
      code: "photo-file-not-found",
      message: `There is no file ${file}.`,
      next: ["Check the path given with --photo"],
      exitCode: exitCodes.notFound,
      cause,
    });
  }
  throw badPhoto(file, "is no file", "It is a folder or a device.");
}

function badPhoto(file: string, what: string, why: string): UserError {
  return new UserError({
    code: "bad-photo",
    message: `The photo ${file} ${what}.`,
    why,
    next: ["Choose a JPEG or PNG photo with one face in it"],
    exitCode: exitCodes.usage,
  });
}
