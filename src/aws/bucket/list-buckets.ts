import { ListBucketsCommand, S3Client } from "@aws-sdk/client-s3";
import type { AwsSession } from "../session.ts";

/** Names of the account's buckets in the session's region that begin with a prefix. */
export async function listBuckets(session: AwsSession, prefix: string): Promise<string[]> {
  const names: string[] = [];
  let ContinuationToken: string | undefined;
  do {
    const page = await session
      .client(S3Client)
      .send(new ListBucketsCommand({ Prefix: prefix, BucketRegion: session.region, ContinuationToken }));
    // An endpoint that ignores the prefix answers all of them.
    for (const { Name = "", BucketRegion = session.region } of page.Buckets ?? [])
      if (Name.startsWith(prefix) && BucketRegion === session.region) names.push(Name);
    ContinuationToken = page.ContinuationToken;
  } while (ContinuationToken !== undefined);
  return names;
}
