import type { HeadBucketCommandInput, HeadBucketCommandOutput } from "@aws-sdk/client-s3";
import type { Operation } from "../../../service.ts";
import { requireBucket } from "../buckets/bucket-access.ts";
import type { S3 } from "../s3.ts";
import { notFound } from "../s3-errors.ts";

/** @throws AwsError `NotFound` without a body for a bucket that does not exist, 301 for one of another region */
export function headBucket(s3: S3): Operation<HeadBucketCommandInput, HeadBucketCommandOutput> {
  return (input, context) => {
    if (!s3.buckets.find(input.Bucket ?? "")) throw notFound();
    const bucket = requireBucket(s3, input, context);
    return { BucketRegion: bucket.region, BucketArn: `arn:aws:s3:::${bucket.name}`, AccessPointAlias: false };
  };
}
