import type { UploadPartCommandInput, UploadPartCommandOutput } from "@aws-sdk/client-s3";
import type { Operation } from "../../../service.ts";
import { readContent } from "../bodies/body-content.ts";
import { requireBucket } from "../buckets/bucket-access.ts";
import { checkPartAlgorithm, checkPartNumber, requireUpload } from "../uploads/multipart-upload.ts";
import { checkKey } from "../objects/object-key.ts";
import { checkAnnouncedSize, singleUploadLimit } from "./put-object.ts";
import { checkDigests, readRequestedChecksum, withTrailingChecksum } from "../bodies/requested-checksum.ts";
import type { S3 } from "../s3.ts";
import { storePart } from "../uploads/store-part.ts";

/**
 * A part of a number that exists replaces it. Parts have at most 5 GiB.
 *
 * @throws AwsError `NoSuchUpload`, `BadDigest`, `EntityTooLarge`, `InvalidArgument`
 */
export function uploadPart(s3: S3): Operation<UploadPartCommandInput, UploadPartCommandOutput> {
  return async (input, context) => {
    const bucket = requireBucket(s3, input, context);
    const key = checkKey(input.Key);
    const number = checkPartNumber(input.PartNumber);
    const upload = requireUpload(s3, { bucket: bucket.name, key, id: input.UploadId });
    const requested = readRequestedChecksum(input, upload.algorithm);
    const { algorithm } = requested;
    checkPartAlgorithm(upload, algorithm);
    checkAnnouncedSize(input);

    const body = await s3.bodies.write(readContent(input.Body), { checksum: algorithm, limit: singleUploadLimit });
    const verify = (): void => checkDigests(withTrailingChecksum(requested, input.Body), body);
    const part = storePart(s3, { input, context, key, upload: upload.id, number, body, algorithm, verify });
    return {
      ETag: `"${part.etag}"`,
      ServerSideEncryption: "AES256",
      ...(part.checksum && { [`Checksum${algorithm}`]: part.checksum.value }),
    };
  };
}
