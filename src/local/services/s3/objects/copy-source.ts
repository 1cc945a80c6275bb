import type { CallContext } from "../../../service.ts";
import { requireBucket } from "../buckets/bucket-access.ts";
import { requireWholeObject } from "./object-lookup.ts";
import type { S3 } from "../s3.ts";
import { invalidArgument } from "../s3-errors.ts";
import type { StoredBucket } from "../buckets/bucket-table.ts";
import type { StoredObject } from "./stored-object.ts";

/**
 * Finds the object that `x-amz-copy-source` names: `bucket/key` or `/bucket/key`, encoded for URLs, with
 * `?versionId=` behind it for a version.
 *
 * @throws AwsError `InvalidArgument`, and what a read of that object throws
 */
export function requireCopySource(
  s3: S3,
  input: { readonly CopySource: string | undefined; readonly ExpectedSourceBucketOwner?: string | undefined },
  context: CallContext,
): { readonly bucket: StoredBucket; readonly object: StoredObject } {
  const source = input.CopySource ?? "";
  const [path = "", version] = source.split(/\?versionId=/);
  const [, name, key] = /^\/?([^/]+)\/(.+)$/s.exec(decode(path, source)) ?? [];
  if (name === undefined || key === undefined) throw unusable(source);
  const bucket = requireBucket(s3, { Bucket: name, ExpectedBucketOwner: input.ExpectedSourceBucketOwner }, context);
  return { bucket, object: requireWholeObject(s3, { bucket: name, key, version }) };
}

/** S3 takes a plus sign for a space in URLs. */
function decode(path: string, source: string): string {
  try {
    return decodeURIComponent(path.replaceAll("+", " "));
  } catch {
    throw unusable(source);
  }
}

function unusable(source: string) {
  return invalidArgument(
    "Copy Source must mention the source bucket and key: sourcebucket/sourcekey",
    "x-amz-copy-source",
    source,
  );
}
