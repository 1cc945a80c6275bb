import type { DeleteBucketCommandInput, DeleteBucketCommandOutput } from "@aws-sdk/client-s3";
import { AwsError } from "../../../aws-error.ts";
import type { Operation } from "../../../service.ts";
import { requireBucket } from "../buckets/bucket-access.ts";
import { exchangeBodies, type S3 } from "../s3.ts";

/** Refuses while there are objects, versions or delete markers; uploads in progress go with the bucket. */
export function deleteBucket(s3: S3): Operation<DeleteBucketCommandInput, DeleteBucketCommandOutput> {
  return (input, context) => {
    const bucket = requireBucket(s3, input, context);
    if (s3.objects.hasAny(bucket.name)) {
      const more = bucket.versioning ? ". You must delete all versions in the bucket." : "";
      throw new AwsError("BucketNotEmpty", `The bucket you tried to delete is not empty${more}`, {
        statusCode: 409,
        members: { BucketName: bucket.name },
      });
    }
    exchangeBodies(s3, {
      added: [],
      change(release) {
        for (const upload of s3.uploads.list(bucket.name, "")) {
          for (const part of s3.uploads.parts(upload.id)) release(part.segments);
        }
        s3.buckets.remove(bucket.name);
      },
    });
    return {};
  };
}
