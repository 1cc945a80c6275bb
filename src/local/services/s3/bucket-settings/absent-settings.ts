import { AwsError } from "../../../aws-error.ts";
import type { AnyOperation, Operation } from "../../../service.ts";
import { requireBucket } from "../buckets/bucket-access.ts";
import type { S3 } from "../s3.ts";

interface BucketInput {
  readonly Bucket: string | undefined;
  readonly ExpectedBucketOwner?: string | undefined;
}

/**
 * Reads what can be read of a bucket but not set here: every bucket answers as a new one on AWS does. Tools that look
 * a bucket over ask for all of it.
 */
export function readAbsentSettings(s3: S3): Record<string, AnyOperation> {
  const answer =
    (value: object): Operation<BucketInput, object> =>
    (input, context) => {
      requireBucket(s3, input, context);
      return value;
    };
  const refuse =
    (code: string, message: string): Operation<BucketInput, object> =>
    (input, context) => {
      const bucket = requireBucket(s3, input, context);
      throw new AwsError(code, message, { statusCode: 404, members: { BucketName: bucket.name } });
    };
  return {
    GetBucketAccelerateConfiguration: answer({}),
    GetBucketLogging: answer({}),
    GetBucketReplication: refuse(
      "ReplicationConfigurationNotFoundError",
      "The replication configuration was not found",
    ),
    GetBucketRequestPayment: answer({ Payer: "BucketOwner" }),
    GetBucketWebsite: refuse(
      "NoSuchWebsiteConfiguration",
      "The specified bucket does not have a website configuration",
    ),
    GetObjectLockConfiguration: refuse(
      "ObjectLockConfigurationNotFoundError",
      "Object Lock configuration does not exist for this bucket",
    ),
  };
}
