import { randomBytes } from "node:crypto";
import type { CreateMultipartUploadCommandInput, CreateMultipartUploadCommandOutput } from "@aws-sdk/client-s3";
import type { Operation } from "../../../service.ts";
import { chooseGrants } from "../access-control/chosen-grants.ts";
import { requireBucket } from "../buckets/bucket-access.ts";
import { type ChecksumAlgorithm, isCrc } from "../bodies/checksum-algorithms.ts";
import { readObjectHeaders } from "../objects/object-headers.ts";
import { checkKey } from "../objects/object-key.ts";
import { readAlgorithm } from "../bodies/requested-checksum.ts";
import { type S3, wholeSecond } from "../s3.ts";
import { invalidRequest } from "../s3-errors.ts";
import { readTaggingHeader } from "../objects/tag-set.ts";
import { checkWriteOptions } from "../objects/write-options.ts";

/** Keeps the object's headers, tags and grants until the upload is completed. */
export function createMultipartUpload(
  s3: S3,
): Operation<CreateMultipartUploadCommandInput, CreateMultipartUploadCommandOutput> {
  return (input, context) => {
    const bucket = requireBucket(s3, input, context);
    const key = checkKey(input.Key);
    const algorithm = readAlgorithm(input.ChecksumAlgorithm);
    const upload = {
      id: randomBytes(48).toString("base64url"),
      bucket: bucket.name,
      key,
      initiated: wholeSecond(s3),
      storageClass: checkWriteOptions(input),
      headers: readObjectHeaders(input),
      tags: readTaggingHeader(input.Tagging),
      grants: chooseGrants(s3, bucket, input, { kind: "object", operation: "PutObject", context }),
      algorithm,
      checksumType: readChecksumType(input.ChecksumType, algorithm),
    };
    s3.host.store.write(() => s3.uploads.add(upload));
    return {
      Bucket: bucket.name,
      Key: key,
      UploadId: upload.id,
      ServerSideEncryption: "AES256",
      ChecksumAlgorithm: algorithm,
      ChecksumType: upload.checksumType,
    };
  };
}

/** CRC64NVME is always of the whole, digests that cannot be joined always of the parts; other CRCs may be either. */
function readChecksumType(
  asked: string | undefined,
  algorithm: ChecksumAlgorithm | undefined,
): "COMPOSITE" | "FULL_OBJECT" | undefined {
  if (algorithm === undefined) {
    if (asked === undefined) return undefined;
    throw invalidRequest("The x-amz-checksum-type header can only be used with the x-amz-checksum-algorithm header.");
  }
  const possible =
    algorithm === "CRC64NVME" ? ["FULL_OBJECT"] : isCrc(algorithm) ? ["COMPOSITE", "FULL_OBJECT"] : ["COMPOSITE"];
  const type = asked ?? possible[0];
  if ((type !== "COMPOSITE" && type !== "FULL_OBJECT") || !possible.includes(type)) {
    throw invalidRequest(
      `The ${asked} checksum type cannot be used with the ${algorithm.toLowerCase()} checksum algorithm.`,
    );
  }
  return type;
}
