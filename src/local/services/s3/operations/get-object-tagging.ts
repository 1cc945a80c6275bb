import type { GetObjectTaggingCommandInput, GetObjectTaggingCommandOutput } from "@aws-sdk/client-s3";
import type { Operation } from "../../../service.ts";
import { requireBucket } from "../buckets/bucket-access.ts";
import { checkKey } from "../objects/object-key.ts";
import { requireObject } from "../objects/object-lookup.ts";
import type { S3 } from "../s3.ts";

/** An object without tags answers an empty set. @throws AwsError `NoSuchKey`, `NoSuchVersion` */
export function getObjectTagging(s3: S3): Operation<GetObjectTaggingCommandInput, GetObjectTaggingCommandOutput> {
  return (input, context) => {
    const bucket = requireBucket(s3, input, context);
    const object = requireObject(s3, { bucket: bucket.name, key: checkKey(input.Key), version: input.VersionId });
    return { TagSet: [...object.tags], VersionId: bucket.versioning && object.version };
  };
}
