import type { ListObjectsV2CommandInput, ListObjectsV2CommandOutput } from "@aws-sdk/client-s3";
import type { Operation } from "../../../service.ts";
import { requireBucket } from "../buckets/bucket-access.ts";
import { readToken, writeToken } from "../listing/continuation-token.ts";
import { describeListedObject } from "../listing/listed-object.ts";
import { listKeys } from "../listing/list-keys.ts";
import { readEncoding, readLimit } from "../listing/listing-input.ts";
import { canonicalUser } from "../owner.ts";
import type { S3 } from "../s3.ts";

/**
 * At most 1,000 keys and common prefixes a page, in the order of their UTF-8 bytes.
 *
 * @throws AwsError `InvalidArgument` for a token, limit or encoding that cannot be read
 */
export function listObjectsV2(s3: S3): Operation<ListObjectsV2CommandInput, ListObjectsV2CommandOutput> {
  return (input, context) => {
    const bucket = requireBucket(s3, input, context);
    const encode = readEncoding(input.EncodingType);
    const after = input.ContinuationToken === undefined ? (input.StartAfter ?? "") : readToken(input.ContinuationToken);
    const page = listKeys({
      prefix: input.Prefix ?? "",
      delimiter: input.Delimiter ?? "",
      after,
      limit: readLimit("max-keys", input.MaxKeys),
      from: (key) => s3.objects.listCurrent(bucket.name, key),
    });
    const owner = input.FetchOwner ? { Owner: canonicalUser(bucket.account) } : {};
    return {
      Name: bucket.name,
      Prefix: encode(input.Prefix ?? ""),
      Delimiter: input.Delimiter && encode(input.Delimiter),
      MaxKeys: readLimit("max-keys", input.MaxKeys),
      EncodingType: input.EncodingType,
      StartAfter: input.StartAfter && encode(input.StartAfter),
      ContinuationToken: input.ContinuationToken,
      KeyCount: page.rows.length + page.commonPrefixes.length,
      IsTruncated: page.truncated,
      NextContinuationToken: page.truncated ? writeToken(page.last ?? "") : undefined,
      Contents: page.rows.map((object) => ({ ...describeListedObject(object, encode), ...owner })),
      CommonPrefixes: page.commonPrefixes.map((prefix) => ({ Prefix: encode(prefix) })),
    };
  };
}
