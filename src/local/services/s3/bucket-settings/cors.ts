import type {
  DeleteBucketCorsCommandInput,
  DeleteBucketCorsCommandOutput,
  GetBucketCorsCommandInput,
  GetBucketCorsCommandOutput,
} from "@aws-sdk/client-s3";
import { AwsError } from "../../../aws-error.ts";
import type { Operation } from "../../../service.ts";
import { requireBucket } from "../bucket-access.ts";
import type { S3 } from "../s3.ts";

/** Web pages of other origins never reach the endpoint, so no bucket has rules for them. */
export function getBucketCors(s3: S3): Operation<GetBucketCorsCommandInput, GetBucketCorsCommandOutput> {
  return (input, context) => {
    const bucket = requireBucket(s3, input, context);
    throw new AwsError("NoSuchCORSConfiguration", "The CORS configuration does not exist", {
      statusCode: 404,
      members: { BucketName: bucket.name },
    });
  };
}

export function deleteBucketCors(s3: S3): Operation<DeleteBucketCorsCommandInput, DeleteBucketCorsCommandOutput> {
  return (input, context) => {
    requireBucket(s3, input, context);
    return {};
  };
}
