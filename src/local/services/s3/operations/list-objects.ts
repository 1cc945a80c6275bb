import type { ListObjectsCommandInput, ListObjectsCommandOutput } from "@aws-sdk/client-s3";
import type { Operation } from "../../../service.ts";
import { requireBucket } from "../buckets/bucket-access.ts";
import { describeListedObject } from "../listing/listed-object.ts";
import { listKeys } from "../listing/list-keys.ts";
import { readEncoding, readLimit } from "../listing/listing-input.ts";
import { canonicalUser } from "../owner.ts";
import type { S3 } from "../s3.ts";

/** The older listing. It names a next marker only when there is a delimiter; else the last key serves as one. */
export function listObjects(s3: S3): Operation<ListObjectsCommandInput, ListObjectsCommandOutput> {
  return (input, context) => {
    const bucket = requireBucket(s3, input, context);
    const encode = readEncoding(input.EncodingType);
    const page = listKeys({
      prefix: input.Prefix ?? "",
      delimiter: input.Delimiter ?? "",
      after: input.Marker ?? "",
      limit: readLimit("max-keys", input.MaxKeys),
      from: (key) => s3.objects.listCurrent(bucket.name, key),
    });
    return {
      Name: bucket.name,
      Prefix: encode(input.Prefix ?? ""),
      Marker: encode(input.Marker ?? ""),
      Delimiter: input.Delimiter && encode(input.Delimiter),
      MaxKeys: readLimit("max-keys", input.MaxKeys),
      EncodingType: input.EncodingType,
      IsTruncated: page.truncated,
      NextMarker: page.truncated && input.Delimiter ? encode(page.last ?? "") : undefined,
      Contents: page.rows.map((object) => ({
        ...describeListedObject(object, encode),
        Owner: canonicalUser(bucket.account),
      })),
      CommonPrefixes: page.commonPrefixes.map((prefix) => ({ Prefix: encode(prefix) })),
    };
  };
}
