import type { DeleteObjectCommandInput, DeleteObjectCommandOutput } from "@aws-sdk/client-s3";
import type { Operation } from "../../../service.ts";
import { requireBucket } from "../buckets/bucket-access.ts";
import { checkKey } from "../objects/object-key.ts";
import { deleteVersion } from "../objects/delete-version.ts";
import { checkWriteConditions } from "../objects/preconditions.ts";
import { exchangeBodies, type S3 } from "../s3.ts";

/** Deleting what is not there succeeds. */
export function deleteObject(s3: S3): Operation<DeleteObjectCommandInput, DeleteObjectCommandOutput> {
  return (input, context) => {
    const bucket = requireBucket(s3, input, context);
    const key = checkKey(input.Key);
    return exchangeBodies(s3, {
      added: [],
      change(release) {
        if (input.IfMatch !== undefined) {
          checkWriteConditions(key, s3.objects.findLatest(bucket.name, key), { IfMatch: input.IfMatch });
        }
        return deleteVersion(s3, { bucket, context, key, version: input.VersionId, release });
      },
    });
  };
}
