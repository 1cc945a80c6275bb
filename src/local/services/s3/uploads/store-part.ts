import type { CallContext } from "../../../service.ts";
import type { WrittenBody } from "../bodies/body-files.ts";
import { requireBucket } from "../buckets/bucket-access.ts";
import type { ChecksumAlgorithm } from "../bodies/checksum-algorithms.ts";
import { requireUpload } from "./multipart-upload.ts";
import { toBase64 } from "../bodies/requested-checksum.ts";
import { exchangeBodies, type S3, wholeSecond } from "../s3.ts";
import type { UploadedPart } from "./upload-table.ts";

/**
 * Makes a body that lies on disk a part of an upload, in place of an earlier one of that number. The upload may have
 * been completed or aborted while the body came in.
 *
 * @param options.verify throws to refuse what arrived
 * @throws AwsError `NoSuchUpload`
 */
export function storePart(
  s3: S3,
  options: {
    readonly input: { readonly Bucket: string | undefined; readonly ExpectedBucketOwner?: string | undefined };
    readonly context: CallContext;
    readonly key: string;
    readonly upload: string;
    readonly number: number;
    readonly body: WrittenBody;
    readonly algorithm: ChecksumAlgorithm;
    readonly verify?: () => void;
  },
): UploadedPart {
  const { body } = options;
  return exchangeBodies(s3, {
    added: body.segments,
    change(release) {
      options.verify?.();
      const bucket = requireBucket(s3, options.input, options.context);
      const upload = requireUpload(s3, { bucket: bucket.name, key: options.key, id: options.upload });
      const part = {
        number: options.number,
        size: body.size,
        etag: body.md5.toString("hex"),
        modified: wholeSecond(s3),
        checksum: { algorithm: options.algorithm, value: toBase64(body.checksum) },
        segments: body.segments,
      };
      release(s3.uploads.putPart(upload.id, part));
      return part;
    },
  });
}
