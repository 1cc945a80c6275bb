import type { CallContext } from "../../../service.ts";
import type { BodySegment } from "../bodies/body-files.ts";
import type { StoredBucket } from "../buckets/bucket-table.ts";
import { checkVersionId } from "./object-lookup.ts";
import { announceObject } from "../notifications/announce-object.ts";
import { type S3, wholeSecond } from "../s3.ts";
import type { NewObject } from "./stored-object.ts";

/**
 * Deletes as the bucket's versioning has it ("Deleting object versions", Amazon S3 User Guide): a named version goes
 * for good; without a name, a bucket that keeps versions puts a delete marker on top. Must run inside `store.write`.
 *
 * @throws AwsError `InvalidArgument` for what can be no version
 */
export function deleteVersion(
  s3: S3,
  options: {
    readonly bucket: StoredBucket;
    readonly context: CallContext;
    readonly key: string;
    readonly version: string | undefined;
    readonly release: (segments: readonly BodySegment[]) => void;
  },
): { DeleteMarker?: boolean; VersionId?: string } {
  const { bucket, context, key, version, release } = options;
  if (version === undefined && bucket.versioning) {
    const { added, replaced } = s3.objects.add(deleteMarker(bucket.name, key, wholeSecond(s3)), bucket.versioning);
    release(replaced);
    announceObject(s3, { kind: "marked", object: added, context });
    return { DeleteMarker: true, VersionId: added.version };
  }
  if (version !== undefined) checkVersionId(version);
  const object = s3.objects.findVersion(bucket.name, key, version ?? "null");
  if (object) {
    s3.objects.remove(object);
    release(object.segments);
    announceObject(s3, { kind: "deleted", object, context });
  }
  return {
    ...(object?.marker && { DeleteMarker: true }),
    ...(version !== undefined && bucket.versioning && { VersionId: version }),
  };
}

function deleteMarker(bucket: string, key: string, modified: number): NewObject {
  return {
    bucket,
    key,
    marker: true,
    size: 0,
    etag: "",
    modified,
    storageClass: "STANDARD",
    headers: { metadata: {} },
    tags: [],
    checksum: undefined,
    parts: undefined,
    segments: [],
  };
}
