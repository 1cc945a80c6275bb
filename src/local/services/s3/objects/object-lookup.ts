import { AwsError } from "../../../aws-error.ts";
import type { S3 } from "../s3.ts";
import { invalidArgument, noSuchKey, noSuchVersion } from "../s3-errors.ts";
import type { StoredObject } from "./stored-object.ts";

/**
 * Finds the version of an object that a request means.
 *
 * @throws AwsError `NoSuchKey`, `NoSuchVersion`, `MethodNotAllowed` (405) for a delete marker named by its version
 */
export function requireObject(
  s3: S3,
  where: { readonly bucket: string; readonly key: string; readonly version: string | undefined },
): StoredObject {
  const { bucket, key, version } = where;
  if (version === undefined) {
    const latest = s3.objects.findLatest(bucket, key);
    if (!latest || latest.marker) throw noSuchKey(key);
    return latest;
  }
  checkVersionId(version);
  const found = s3.objects.findVersion(bucket, key, version);
  if (!found) throw noSuchVersion(key, version);
  if (found.marker) {
    throw new AwsError("MethodNotAllowed", "The specified method is not allowed against this resource.", {
      statusCode: 405,
      members: { Method: "GET", ResourceType: "DeleteMarker" },
    });
  }
  return found;
}

/**
 * Finds an object that is going to be read. One whose body was deleted or cut short on the disk is not there any more:
 * its owner can then put it again.
 *
 * @throws AwsError as `requireObject`
 */
export function requireWholeObject(s3: S3, where: Parameters<typeof requireObject>[1]): StoredObject {
  const object = requireObject(s3, where);
  if (s3.bodies.isWhole(object.segments)) return object;
  s3.host.log(`s3: the body of ${where.key} in ${where.bucket} is damaged on the disk; the object is removed`);
  s3.host.store.write(() => s3.objects.remove(object));
  return requireWholeObject(s3, where);
}

/** @throws AwsError `InvalidArgument` for what can be no version */
export function checkVersionId(version: string): void {
  if (version === "null" || /^[A-Za-z0-9_-]{32}$/.test(version)) return;
  throw invalidArgument("Invalid version id specified", "versionId", version);
}
