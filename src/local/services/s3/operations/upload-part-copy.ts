import type { UploadPartCopyCommandInput, UploadPartCopyCommandOutput } from "@aws-sdk/client-s3";
import type { Operation } from "../../../service.ts";
import type { ByteSpan } from "../bodies/body-files.ts";
import { requireBucket } from "../buckets/bucket-access.ts";
import { copyBody } from "../bodies/copy-body.ts";
import { requireCopySource } from "../objects/copy-source.ts";
import { checkPartNumber, requireUpload } from "../uploads/multipart-upload.ts";
import { checkKey } from "../objects/object-key.ts";
import { checkCopyConditions } from "../objects/preconditions.ts";
import type { S3 } from "../s3.ts";
import { invalidArgument } from "../s3-errors.ts";
import { storePart } from "../uploads/store-part.ts";

/**
 * The range names its first and last byte, both within the source.
 *
 * @throws AwsError `NoSuchUpload`, `NoSuchKey`, `PreconditionFailed`, `InvalidArgument`
 */
export function uploadPartCopy(s3: S3): Operation<UploadPartCopyCommandInput, UploadPartCopyCommandOutput> {
  return async (input, context) => {
    const bucket = requireBucket(s3, input, context);
    const key = checkKey(input.Key);
    const number = checkPartNumber(input.PartNumber);
    const upload = requireUpload(s3, { bucket: bucket.name, key, id: input.UploadId });
    const { bucket: sourceBucket, object: source } = requireCopySource(s3, input, context);
    checkCopyConditions(source, input);
    const span = readCopyRange(input.CopySourceRange, source.size);
    const algorithm = upload.algorithm ?? "CRC64NVME";

    const body = await copyBody(s3, source, { checksum: algorithm, span });
    const part = storePart(s3, { input, context, key, upload: upload.id, number, body, algorithm });
    return {
      CopyPartResult: {
        ETag: `"${part.etag}"`,
        LastModified: new Date(part.modified),
        ...(part.checksum && { [`Checksum${algorithm}`]: part.checksum.value }),
      },
      CopySourceVersionId: sourceBucket.versioning && source.version,
      ServerSideEncryption: "AES256",
    };
  };
}

/** Unlike a read's range, a copy's names both ends, and both lie within the object. */
function readCopyRange(range: string | undefined, size: number): ByteSpan | undefined {
  if (range === undefined) return undefined;
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(range) ?? [];
  if (first === undefined || last === undefined || Number(first) > Number(last)) {
    throw invalidArgument(
      "The x-amz-copy-source-range value must be of the form bytes=first-last where first and last are the zero-based offsets of the first and last bytes to copy",
      "x-amz-copy-source-range",
      range,
    );
  }
  if (Number(last) >= size) {
    throw invalidArgument(
      `Range specified is not valid for source object of size: ${size}`,
      "x-amz-copy-source-range",
      range,
    );
  }
  return { first: Number(first), last: Number(last) };
}
