import { GetObjectCommand, PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import sharp from "sharp";
import { decodeKey, parsePhotoEvent } from "../shared/photo-event.ts";

/** What the function works with. */
export interface ThumbnailSetup {
  readonly s3: Pick<S3Client, "send">;
  /** Bucket that thumbnails are written to. */
  readonly bucket: string;
  /** The frame in pixels that a thumbnail fits into. */
  readonly maxWidth: number;
  readonly maxHeight: number;
}

/** Where the thumbnail was written. */
export interface ThumbnailResult {
  readonly thumbnail: { readonly s3key: string; readonly s3bucket: string };
}

interface Picture {
  readonly bytes: Buffer;
  readonly contentType: "image/jpeg" | "image/png";
}

/**
 * Makes the handler that writes a thumbnail of the photo as `resized-<key>`. It has the photo's format, whatever the
 * key ends in, and as large a size as fits the frame: a small photo is enlarged.
 *
 * The handler throws for a photo that is not there or is no JPEG or PNG.
 */
export function createHandler(setup: ThumbnailSetup): (event: unknown) => Promise<ThumbnailResult> {
  return async (event) => {
    const { s3Bucket, s3Key } = parsePhotoEvent(event);
    const key = decodeKey(s3Key);
    const { Body } = await setup.s3.send(new GetObjectCommand({ Bucket: s3Bucket, Key: key }));
    const photo = await Body?.transformToByteArray();
    if (photo === undefined || photo.length === 0) throw new Error(`The photo ${key} has no content`);
    const { bytes, contentType } = await shrink(photo, setup);
    const thumbnail = { s3key: `resized-${key}`, s3bucket: setup.bucket };
    await setup.s3.send(
      new PutObjectCommand({
        Bucket: thumbnail.s3bucket,
        Key: thumbnail.s3key,
        Body: bytes,
        ContentType: contentType,
      }),
    );
    return { thumbnail };
  };
}

async function shrink(photo: Uint8Array, { maxWidth, maxHeight }: ThumbnailSetup): Promise<Picture> {
  const contentType = contentTypeOf(photo);
  if (contentType === undefined) {
    const { format } = await sharp(photo).metadata();
    throw new Error(`A thumbnail is made of JPEG and PNG, not of ${format}`);
  }
  // Turned upright first: a thumbnail keeps no EXIF data that a viewer could turn it by.
  const image = sharp(photo).autoOrient().resize({ width: maxWidth, height: maxHeight, fit: "inside" });
  return { bytes: await image.toBuffer(), contentType };
}

/** By its first bytes: asking sharp for the format would read the photo once more. */
function contentTypeOf(photo: Uint8Array): Picture["contentType"] | undefined {
  const beginning = Buffer.from(photo.subarray(0, 8)).toString("hex");
  if (beginning.startsWith("ffd8ff")) return "image/jpeg";
  return beginning === "89504e470d0a1a0a" ? "image/png" : undefined;
}
