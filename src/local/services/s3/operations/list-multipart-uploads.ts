import type { ListMultipartUploadsCommandInput, ListMultipartUploadsCommandOutput } from "@aws-sdk/client-s3";
import type { Operation } from "../../../service.ts";
import { requireBucket } from "../buckets/bucket-access.ts";
import { listKeys } from "../listing/list-keys.ts";
import { readEncoding, readLimit } from "../listing/listing-input.ts";
import { canonicalUser } from "../owner.ts";
import type { S3 } from "../s3.ts";

/** Uploads in progress, by key and then by upload ID. */
export function listMultipartUploads(
  s3: S3,
): Operation<ListMultipartUploadsCommandInput, ListMultipartUploadsCommandOutput> {
  return (input, context) => {
    const bucket = requireBucket(s3, input, context);
    const encode = readEncoding(input.EncodingType);
    const owner = canonicalUser(bucket.account);
    const { KeyMarker: key = "", UploadIdMarker: id } = input;
    const page = listKeys({
      prefix: input.Prefix ?? "",
      delimiter: input.Delimiter ?? "",
      after: key,
      limit: readLimit("max-uploads", input.MaxUploads),
      from: (from) => s3.uploads.list(bucket.name, from),
      skip: (upload) => upload.key === key && (!id || upload.id <= id),
    });
    return {
      Bucket: bucket.name,
      Prefix: encode(input.Prefix ?? ""),
      Delimiter: input.Delimiter && encode(input.Delimiter),
      KeyMarker: encode(key),
      UploadIdMarker: id ?? "",
      NextKeyMarker: encode(page.last ?? ""),
      NextUploadIdMarker: page.lastRow?.id ?? "",
      MaxUploads: readLimit("max-uploads", input.MaxUploads),
      EncodingType: input.EncodingType,
      IsTruncated: page.truncated,
      Uploads: page.rows.map((upload) => ({
        Key: encode(upload.key),
        UploadId: upload.id,
        Initiated: new Date(upload.initiated),
        Initiator: owner,
        Owner: owner,
        StorageClass: upload.storageClass,
        ChecksumAlgorithm: upload.algorithm,
        ChecksumType: upload.checksumType,
      })),
      CommonPrefixes: page.commonPrefixes.map((prefix) => ({ Prefix: encode(prefix) })),
    };
  };
}
