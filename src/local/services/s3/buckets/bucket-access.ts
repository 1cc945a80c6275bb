import type { PublicAccessBlockConfiguration } from "@aws-sdk/client-s3";
import { AwsError } from "../../../aws-error.ts";
import type { CallContext } from "../../../service.ts";
import { invalidBucketName, isPossibleName } from "./bucket-name.ts";
import type { StoredBucket } from "./bucket-table.ts";
import { isPublicPolicy } from "./public-policy.ts";
import type { S3 } from "../s3.ts";
import { accessDenied, noSuchBucket } from "../s3-errors.ts";

interface BucketInput {
  readonly Bucket: string | undefined;
  readonly ExpectedBucketOwner?: string | undefined;
}

/**
 * Finds the bucket a request means, and makes sure that it may be used from here.
 *
 * @throws AwsError `NoSuchBucket`, `AccessDenied` for a bucket of another account or an owner the client did not
 *   expect, `PermanentRedirect` for a bucket of another region
 */
export function requireBucket(s3: S3, input: BucketInput, context: CallContext): StoredBucket {
  const bucket = requireBucketOfAnyRegion(s3, input, context);
  // Who signs nothing names no region, and neither does Signature Version 2.
  const isSigned = context.caller.principal.type !== "anonymous";
  if (isSigned && context.caller.region !== "" && bucket.region !== context.caller.region)
    throw permanentRedirect(bucket);
  return bucket;
}

/** Like `requireBucket`, for the one operation that answers from every region: it returns the right one. */
export function requireBucketOfAnyRegion(s3: S3, input: BucketInput, context: CallContext): StoredBucket {
  const name = input.Bucket ?? "";
  checkExpectedOwner(input.ExpectedBucketOwner);
  const bucket = s3.buckets.find(name);
  if (!bucket) throw isPossibleName(name) ? noSuchBucket(name) : invalidBucketName(name);
  if (context.caller.principal.type === "anonymous" && isRestricted(s3, name)) throw accessDenied();
  if (bucket.account !== context.caller.account) throw accessDenied();
  if (input.ExpectedBucketOwner !== undefined && input.ExpectedBucketOwner !== bucket.account) throw accessDenied();
  return bucket;
}

/** @throws AwsError `InvalidBucketOwnerAWSAccountID` for what is not an account */
function checkExpectedOwner(owner: string | undefined): void {
  if (owner === undefined || /^\w{12}$/.test(owner)) return;
  throw new AwsError(
    "InvalidBucketOwnerAWSAccountID",
    `The value of the expected bucket owner parameter must be an AWS Account ID... [${owner}]`,
    { statusCode: 400 },
  );
}

/** RestrictPublicBuckets: a policy that is public then lets in nobody but its account and AWS's services. */
function isRestricted(s3: S3, bucket: string): boolean {
  const block: PublicAccessBlockConfiguration = JSON.parse(
    s3.buckets.getSetting(bucket, "public-access-block") ?? "{}",
  );
  if (block.RestrictPublicBuckets !== true) return false;
  const policy = s3.buckets.getSetting(bucket, "policy");
  return policy !== undefined && isPublicPolicy(JSON.parse(JSON.parse(policy)));
}

/** S3's answer when a bucket lives elsewhere; `Region` is where the aws CLI looks before it tries again. */
function permanentRedirect(bucket: StoredBucket): AwsError {
  return new AwsError(
    "PermanentRedirect",
    "The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.",
    {
      statusCode: 301,
      members: {
        Endpoint: `${bucket.name}.s3.${bucket.region}.amazonaws.com`,
        Bucket: bucket.name,
        Region: bucket.region,
      },
    },
  );
}
