import { GetBucketLocationCommand, HeadBucketCommand, S3Client } from "@aws-sdk/client-s3";
import type { AwsSession } from "../session.ts";
import { statusOf } from "../status.ts";

/**
 * The region of a bucket, anybody's; undefined where there is no such bucket. S3 names it also when it refuses to show
 * the bucket, in the header x-amz-bucket-region (Amazon S3 API Reference, HeadBucket).
 */
export async function readBucketRegion(session: AwsSession, bucket: string): Promise<string | undefined> {
  try {
    // Whose bucket it is does not matter here.
    const head = { Bucket: bucket, ExpectedBucketOwner: undefined };
    const answer = await session.client(S3Client).send(new HeadBucketCommand(head));
    return answer.BucketRegion ?? (await askLocation(session, bucket));
  } catch (error) {
    if (statusOf(error) === 404) return undefined;
    const named = regionHeader(error);
    if (named !== undefined) return named;
    throw error;
  }
}

/** GetBucketLocation has no name for us-east-1, and an old one for eu-west-1. */
async function askLocation(session: AwsSession, bucket: string): Promise<string> {
  const input = { Bucket: bucket, ExpectedBucketOwner: undefined };
  const { LocationConstraint: location } = await session.client(S3Client).send(new GetBucketLocationCommand(input));
  return location === "EU" ? "eu-west-1" : (location ?? "us-east-1");
}

function regionHeader(error: unknown): string | undefined {
  const response: unknown = typeof error === "object" && error !== null ? Reflect.get(error, "$response") : undefined;
  const headers: unknown = typeof response === "object" && response !== null ? Reflect.get(response, "headers") : {};
  const region: unknown =
    typeof headers === "object" && headers !== null ? Reflect.get(headers, "x-amz-bucket-region") : undefined;
  return typeof region === "string" ? region : undefined;
}
