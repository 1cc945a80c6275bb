import { decodeKey, readText } from "./photo-event.ts";

/** An image as the functions of the metadata flow get it. */
interface ImageEvent {
  readonly bucket: string;
  /** The object's key, decoded. */
  readonly key: string;
  /** The image's id in the table: its key without the first folder. */
  readonly objectId: string;
}

/**
 * Checks the input of a function of the metadata flow: `s3Key` is URL-encoded as in S3's own notifications, `objectID`
 * is not.
 *
 * @throws TypeError when one of the three members is missing or no text; URIError when `s3Key` cannot be decoded
 */
export function parseImageEvent(event: unknown): ImageEvent {
  return {
    bucket: readText(event, "s3Bucket"),
    key: decodeKey(readText(event, "s3Key")),
    objectId: readText(event, "objectID"),
  };
}
