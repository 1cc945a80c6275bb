import {
  CreateBucketCommand,
  HeadBucketCommand,
  PutPublicAccessBlockCommand,
  S3Client,
  type BucketLocationConstraint,
} from "@aws-sdk/client-s3";
import { UserError } from "../../user-error.ts";
import { readIdentity } from "../identity.ts";
import { isNotOffered } from "../not-offered.ts";
import { retrying, type RetryOptions } from "../retry.ts";
import { statusOf } from "../status.ts";
import type { AwsSession } from "../session.ts";

/** The callback for a call that has to wait, and the signal that ends the wait. */
type WaitOptions = Pick<RetryOptions, "onRetry" | "signal">;

/**
 * Whether a bucket is there and ours. The answer to HEAD has no body, so only its status says what is wrong: 404 no
 * such bucket, 403 no right to see it or another owner's, 301 another region's, 400 keys that expired meanwhile.
 *
 * @throws UserError `bucket-denied`, `bucket-elsewhere`
 */
export async function bucketExists(session: AwsSession, bucket: string): Promise<boolean> {
  try {
    await session.client(S3Client).send(new HeadBucketCommand({ Bucket: bucket }));
    return true;
  } catch (error) {
    const status = statusOf(error);
    if (status === 404) return false;
    if (status === 403) throw new UserError({ code: "bucket-denied", values: { bucket }, cause: error });
    if (status === 301) throw new UserError({ code: "bucket-elsewhere", values: { bucket }, cause: error });
    if (status === 400) await readIdentity(session);
    throw error;
  }
}

/**
 * Makes a bucket nobody else can read, unless it is there. Answers whether it was made. An endpoint that knows no
 * public access to block, because it shows its buckets to nobody, is not a failure.
 */
export async function ensurePrivateBucket(
  session: AwsSession,
  bucket: string,
  options: WaitOptions = { onRetry: () => {} },
): Promise<boolean> {
  if (await bucketExists(session, bucket)) return false;
  await createBucket(session, bucket, options);
  await blockPublicAccess(session, bucket);
  return true;
}

/**
 * For some minutes after a bucket was deleted, S3 answers OperationAborted when one of the same name is made: the
 * name is free later, so it is waited for, three minutes at most.
 */
async function createBucket(session: AwsSession, bucket: string, options: WaitOptions): Promise<void> {
  const command = new CreateBucketCommand({ Bucket: bucket, ...placeOf(session.region) });
  try {
    await retrying(() => session.client(S3Client).send(command), {
      operation: "CreateBucket",
      passes: (error) =>
        error instanceof Error && error.name === "OperationAborted" ? { code: "bucket-name-not-free" } : undefined,
      attempts: 25,
      firstWaitMs: session.pollMs,
      ...options,
    });
  } catch (error) {
    if (error instanceof Error && error.name === "BucketAlreadyExists")
      throw new UserError({ code: "bucket-taken", values: { bucket }, cause: error });
    if (!(error instanceof Error && error.name === "BucketAlreadyOwnedByYou")) throw error;
  }
}

/** Makes sure that no policy and no ACL opens a bucket to everybody. */
export async function blockPublicAccess(session: AwsSession, bucket: string): Promise<void> {
  const PublicAccessBlockConfiguration = {
    BlockPublicAcls: true,
    BlockPublicPolicy: true,
    IgnorePublicAcls: true,
    RestrictPublicBuckets: true,
  };
  try {
    await session
      .client(S3Client)
      .send(new PutPublicAccessBlockCommand({ Bucket: bucket, PublicAccessBlockConfiguration }));
  } catch (error) {
    if (!isNotOffered(error)) throw error;
  }
}

/**
 * us-east-1 is S3's default, and the one region that it refuses as a constraint. The SDK's list of regions is older
 * than some of them, so any other name goes to S3 as it is.
 */
function placeOf(region: string): { CreateBucketConfiguration?: { LocationConstraint: BucketLocationConstraint } } {
  return isLocation(region) ? { CreateBucketConfiguration: { LocationConstraint: region } } : {};
}

function isLocation(region: string): region is BucketLocationConstraint {
  return region !== "us-east-1";
}
