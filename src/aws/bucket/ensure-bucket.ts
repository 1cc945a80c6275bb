import {
  BucketLocationConstraint,
  CreateBucketCommand,
  HeadBucketCommand,
  PutPublicAccessBlockCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { UserError } from "../../user-error.ts";
import { isNotOffered } from "../not-offered.ts";
import type { AwsSession } from "../session.ts";

/** Whether a bucket is there and ours. */
export async function bucketExists(session: AwsSession, bucket: string): Promise<boolean> {
  try {
    await session.client(S3Client).send(new HeadBucketCommand({ Bucket: bucket }));
    return true;
  } catch (error) {
    if (error instanceof Error && (error.name === "NotFound" || error.name === "NoSuchBucket")) return false;
    if (error instanceof Error && error.name === "403") throw foreignBucket(bucket, error);
    throw error;
  }
}

/**
 * Makes a bucket nobody else can read, unless it is there. Answers whether it was made. An endpoint that knows no
 * public access to block, because it shows its buckets to nobody, is no failure.
 */
export async function ensurePrivateBucket(session: AwsSession, bucket: string): Promise<boolean> {
  if (await bucketExists(session, bucket)) return false;
  const s3 = session.client(S3Client);
  try {
    await s3.send(new CreateBucketCommand({ Bucket: bucket, ...placeOf(session.region) }));
  } catch (error) {
    if (error instanceof Error && error.name === "BucketAlreadyExists") throw foreignBucket(bucket, error);
    if (!(error instanceof Error && error.name === "BucketAlreadyOwnedByYou")) throw error;
  }
  await blockPublicAccess(session, bucket);
  return true;
}

async function blockPublicAccess(session: AwsSession, bucket: string): Promise<void> {
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

/** us-east-1 is where S3 puts a bucket by itself, and the one region it refuses to be told. */
function placeOf(region: string): { CreateBucketConfiguration?: { LocationConstraint: BucketLocationConstraint } } {
  if (region === "us-east-1") return {};
  const constraint = Object.values(BucketLocationConstraint).find((known) => known === region);
  if (constraint === undefined) throw new UserError({ code: "unknown-region", values: { region } });
  return { CreateBucketConfiguration: { LocationConstraint: constraint } };
}

function foreignBucket(bucket: string, cause: unknown): UserError {
  return new UserError({ code: "bucket-taken", values: { bucket }, cause });
}
