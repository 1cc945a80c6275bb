import { PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { decodeKey, parsePhotoEvent } from "../shared/photo-event.ts";
import { readPhoto } from "../shared/read-photo.ts";
import { shrinkPhoto, type Frame } from "../shared/shrink-photo.ts";

/** The function's SDK clients and settings, read once at its start. */
interface ThumbnailSetup extends Frame {
  readonly s3: Pick<S3Client, "send">;
  /** Bucket that thumbnails are written to. */
  readonly bucket: string;
}

/** Where the thumbnail was written. */
interface ThumbnailResult {
  readonly thumbnail: { readonly s3key: string; readonly s3bucket: string };
}

/**
 * Makes the handler that writes a thumbnail of the photo as `resized-<key>`. It has the photo's format, whatever the
 * key ends in, and as large a size as fits the frame: a small photo is enlarged.
 *
 * The handler throws for a photo that is not there or is not a JPEG or PNG.
 */
export function createHandler(setup: ThumbnailSetup): (event: unknown) => Promise<ThumbnailResult> {
  return async (event) => {
    const { s3Bucket, s3Key } = parsePhotoEvent(event);
    const key = decodeKey(s3Key);
    const photo = await readPhoto(setup.s3, { bucket: s3Bucket, key });
    const { bytes, contentType } = await shrinkPhoto(photo, setup);
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
