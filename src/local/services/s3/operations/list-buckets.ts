import type { ListBucketsCommandInput, ListBucketsCommandOutput } from "@aws-sdk/client-s3";
import type { Operation } from "../../../service.ts";
import { readToken, writeToken } from "../listing/continuation-token.ts";
import { canonicalUser } from "../owner.ts";
import type { S3 } from "../s3.ts";
import { invalidArgument } from "../s3-errors.ts";

/** All buckets of the account in every region, by name; in pages when `MaxBuckets` asks for them. */
export function listBuckets(s3: S3): Operation<ListBucketsCommandInput, ListBucketsCommandOutput> {
  return (input, { caller }) => {
    const limit = input.MaxBuckets ?? 10_000;
    if (limit < 1 || limit > 10_000) {
      throw invalidArgument("Argument max-buckets must be an integer between 1 and 10000", "max-buckets", `${limit}`);
    }
    const after = input.ContinuationToken === undefined ? "" : readToken(input.ContinuationToken);
    const found = s3.buckets
      .list(caller.account)
      .filter((bucket) => bucket.name > after && bucket.name.startsWith(input.Prefix ?? ""))
      .filter((bucket) => input.BucketRegion === undefined || bucket.region === input.BucketRegion);
    const page = found.slice(0, limit);
    return {
      Buckets: page.map((bucket) => ({
        Name: bucket.name,
        CreationDate: new Date(bucket.created),
        BucketRegion: bucket.region,
        BucketArn: `arn:aws:s3:::${bucket.name}`,
      })),
      Owner: canonicalUser(caller.account),
      Prefix: input.Prefix,
      ContinuationToken: found.length > page.length ? writeToken(page.at(-1)?.name ?? "") : undefined,
    };
  };
}
