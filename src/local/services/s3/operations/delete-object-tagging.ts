import type { DeleteObjectTaggingCommandInput, DeleteObjectTaggingCommandOutput } from "@aws-sdk/client-s3";
import type { Operation } from "../../../service.ts";
import { requireBucket } from "../buckets/bucket-access.ts";
import { checkKey } from "../objects/object-key.ts";
import { requireObject } from "../objects/object-lookup.ts";
import type { S3 } from "../s3.ts";

/** Removes all tags of a version, the latest by default. @throws AwsError `NoSuchKey`, `NoSuchVersion` */
export function deleteObjectTagging(
  s3: S3,
): Operation<DeleteObjectTaggingCommandInput, DeleteObjectTaggingCommandOutput> {
  return (input, context) => {
    const bucket = requireBucket(s3, input, context);
    const object = requireObject(s3, { bucket: bucket.name, key: checkKey(input.Key), version: input.VersionId });
    s3.host.store.write(() => s3.objects.setTags(object, []));
    return { VersionId: bucket.versioning && object.version };
  };
}
