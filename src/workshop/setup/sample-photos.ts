import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { putObject, readObjectHead } from "../../aws/bucket/objects.ts";
import type { Environment } from "../environment.ts";
import { readSamplePhotos } from "../package-files.ts";

/** The sample photos in the bucket, and which of them were missing before. */
export interface UploadedPhotos {
  readonly keys: readonly string[];
  readonly uploaded: readonly string[];
}

/** Puts the sample photos into the photo bucket, unless they are there with the same content. */
export async function uploadSamplePhotos(environment: Environment, bucket: string): Promise<UploadedPhotos> {
  const photos = await readSamplePhotos();
  const uploaded: string[] = [];
  for (const { key, file } of photos) {
    const body = await readFile(file);
    const there = await readObjectHead(environment.session, { bucket, key, deniedIsAbsent: true });
    if (there?.etag === `"${createHash("md5").update(body).digest("hex")}"`) continue;
    await putObject(environment.session, { bucket, key, body, contentType: "image/jpeg" });
    uploaded.push(key);
  }
  return { keys: photos.map((photo) => photo.key), uploaded };
}
