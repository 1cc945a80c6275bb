import { GetBucketTaggingCommand, PutBucketTaggingCommand, S3Client } from "@aws-sdk/client-s3";
import type { AwsSession } from "../session.ts";
import { statusOf } from "../status.ts";
import { tagMap, type Tags } from "../tags.ts";

/**
 * A bucket's tags; undefined where there is no such bucket, or where it is out of reach: a later use of it shows which.
 */
export async function readBucketTags(session: AwsSession, bucket: string): Promise<Tags | undefined> {
  try {
    const answer = await session.client(S3Client).send(new GetBucketTaggingCommand({ Bucket: bucket }));
    return tagMap(answer.TagSet);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if (error.name === "NoSuchTagSet") return new Map();
    const status = statusOf(error);
    if (error.name === "NoSuchBucket" || status === 301 || status === 403) return undefined;
    throw error;
  }
}

/** Gives a bucket these tags and no others. */
export async function tagBucket(session: AwsSession, bucket: string, tags: Tags): Promise<void> {
  const TagSet = [...tags].map(([Key, Value]) => ({ Key, Value }));
  await session.client(S3Client).send(new PutBucketTaggingCommand({ Bucket: bucket, Tagging: { TagSet } }));
}
