import type { AbortMultipartUploadCommandInput, AbortMultipartUploadCommandOutput } from "@aws-sdk/client-s3";
import type { Operation } from "../../../service.ts";
import { requireBucket } from "../buckets/bucket-access.ts";
import { requireUpload } from "../uploads/multipart-upload.ts";
import { checkKey } from "../objects/object-key.ts";
import { exchangeBodies, type S3 } from "../s3.ts";

/** Removes the upload and its parts. @throws AwsError `NoSuchUpload` */
export function abortMultipartUpload(
  s3: S3,
): Operation<AbortMultipartUploadCommandInput, AbortMultipartUploadCommandOutput> {
  return (input, context) => {
    const bucket = requireBucket(s3, input, context);
    return exchangeBodies(s3, {
      added: [],
      change(release) {
        const upload = requireUpload(s3, { bucket: bucket.name, key: checkKey(input.Key), id: input.UploadId });
        for (const part of s3.uploads.parts(upload.id)) release(part.segments);
        s3.uploads.remove(upload.id);
        return {};
      },
    });
  };
}
