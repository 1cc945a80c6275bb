import type { ListPartsCommandInput, ListPartsCommandOutput } from "@aws-sdk/client-s3";
import type { Operation } from "../../../service.ts";
import { requireBucket } from "../buckets/bucket-access.ts";
import { readLimit } from "../listing/listing-input.ts";
import { requireUpload } from "../uploads/multipart-upload.ts";
import { checkKey } from "../objects/object-key.ts";
import { canonicalUser } from "../owner.ts";
import type { S3 } from "../s3.ts";

/** At most 1,000 parts a page, by their numbers. @throws AwsError `NoSuchUpload` */
export function listParts(s3: S3): Operation<ListPartsCommandInput, ListPartsCommandOutput> {
  return (input, context) => {
    const bucket = requireBucket(s3, input, context);
    const upload = requireUpload(s3, { bucket: bucket.name, key: checkKey(input.Key), id: input.UploadId });
    const limit = readLimit("max-parts", input.MaxParts);
    const remaining = s3.uploads.parts(upload.id, Number(input.PartNumberMarker ?? 0) || 0);
    const page = remaining.slice(0, limit);
    const owner = canonicalUser(bucket.account);
    return {
      Bucket: bucket.name,
      Key: upload.key,
      UploadId: upload.id,
      PartNumberMarker: input.PartNumberMarker ?? "0",
      NextPartNumberMarker: `${page.at(-1)?.number ?? 0}`,
      MaxParts: limit,
      IsTruncated: limit > 0 && remaining.length > page.length,
      Parts: page.map((part) => ({
        PartNumber: part.number,
        LastModified: new Date(part.modified),
        ETag: `"${part.etag}"`,
        Size: part.size,
        ...(part.checksum && { [`Checksum${part.checksum.algorithm}`]: part.checksum.value }),
      })),
      Initiator: owner,
      Owner: owner,
      StorageClass: upload.storageClass,
      ChecksumAlgorithm: upload.algorithm,
      ChecksumType: upload.checksumType,
    };
  };
}
