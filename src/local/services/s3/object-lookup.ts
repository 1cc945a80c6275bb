import { AwsError } from "../../aws-error.ts";
import type { S3 } from "./s3.ts";
import { invalidArgument, noSuchKey, noSuchVersion } from "./s3-errors.ts";
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

/** @throws AwsError `InvalidArgument` for what can be no version */
export function checkVersionId(version: string): void {
  if (version === "null" || /^[A-Za-z0-9_-]{32}$/.test(version)) return;
  throw invalidArgument("Invalid version id specified", "versionId", version);
}
