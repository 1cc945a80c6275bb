import { PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { parseImageEvent } from "../shared/image-event.ts";
import { readPhoto } from "../shared/read-photo.ts";
import { shrinkPhoto, type Frame } from "../shared/shrink-photo.ts";

/** The function's SDK clients and settings, read once at its start. */
interface MetadataThumbnailSetup extends Frame {
  readonly s3: Pick<S3Client, "send">;
}

/** Where the thumbnail was written, and its size in pixels. */
export interface MetadataThumbnail {
  readonly thumbnail: {
    readonly s3Key: string;
    readonly s3Bucket: string;
    readonly size: { readonly width: number; readonly height: number };
  };
}

/**
 * Makes the handler that writes a thumbnail into the bucket of the photo itself, as `Thumbnail/<objectID>`: a trigger
 * of that bucket needs a prefix that leaves this one out.
 */
export function createHandler(setup: MetadataThumbnailSetup): (event: unknown) => Promise<MetadataThumbnail> {
  return async (event) => {
    const image = parseImageEvent(event);
    const { bytes, contentType, width, height } = await shrinkPhoto(await readPhoto(setup.s3, image), setup);
    const s3Key = `Thumbnail/${image.objectId}`;
    await setup.s3.send(
      new PutObjectCommand({ Bucket: image.bucket, Key: s3Key, Body: bytes, ContentType: contentType }),
    );
    return { thumbnail: { s3Key, s3Bucket: image.bucket, size: { width, height } } };
  };
}
