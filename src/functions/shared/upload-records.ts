import { decodeKey, readMember, readText } from "./photo-event.ts";

/** An object that S3 sends an event about. */
export interface UploadedObject {
  readonly bucket: string;
  /** As the object is named: S3 encodes keys in its notifications. */
  readonly key: string;
  /** Orders the changes of one key. */
  readonly sequencer: string;
  /** Empty where the bucket keeps no versions. */
  readonly versionId: string;
}

/**
 * The objects of a notification of S3, all of them.
 *
 * @throws TypeError when the event is not a notification
 */
export function readUploads(event: unknown): UploadedObject[] {
  const records = readMember(event, "Records");
  if (!Array.isArray(records)) throw new TypeError('The input needs a list in "Records"');
  return records.map((record) => {
    const s3 = readMember(record, "s3");
    const object = readMember(s3, "object");
    const versionId = readMember(object, "versionId");
    return {
      bucket: readText(readMember(s3, "bucket"), "name"),
      key: decodeKey(readText(object, "key")),
      sequencer: readText(object, "sequencer"),
      versionId: typeof versionId === "string" ? versionId : "",
    };
  });
}
