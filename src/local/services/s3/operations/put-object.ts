import type { PutObjectCommandInput, PutObjectCommandOutput } from "@aws-sdk/client-s3";
import type { Operation } from "../../../service.ts";
import { readContent } from "../bodies/body-content.ts";
import { chooseGrants } from "../access-control/chosen-grants.ts";
import { requireBucket } from "../buckets/bucket-access.ts";
import { checkKey } from "../objects/object-key.ts";
import { readObjectHeaders } from "../objects/object-headers.ts";
import { checkWriteConditions } from "../objects/preconditions.ts";
import { checkDigests, readRequestedChecksum, toBase64, withTrailingChecksum } from "../bodies/requested-checksum.ts";
import type { S3 } from "../s3.ts";
import { entityTooLarge } from "../s3-errors.ts";
import { objectOfBody, storeObject } from "../objects/store-object.ts";
import { readTaggingHeader } from "../objects/tag-set.ts";
import { checkWriteOptions } from "../objects/write-options.ts";

/** The most one PutObject, UploadPart or copy may write: 5 GiB. */
export const singleUploadLimit = 5 * 1024 ** 3;

/**
 * Refuses a body that is announced to be too large before it is read. One in chunks is announced with their frames.
 *
 * @throws AwsError `EntityTooLarge`
 */
export function checkAnnouncedSize({ ContentLength = 0, ContentEncoding = "" }: AnnouncedBody): void {
  const isFramed = ContentEncoding.includes("aws-chunked");
  if (ContentLength > singleUploadLimit && !isFramed) throw entityTooLarge(ContentLength, singleUploadLimit);
}

type AnnouncedBody = Pick<PutObjectCommandInput, "ContentLength" | "ContentEncoding">;

/** Everything that can be refused is refused before the body is read. */
export function putObject(s3: S3): Operation<PutObjectCommandInput, PutObjectCommandOutput> {
  return async (input, context) => {
    const bucket = requireBucket(s3, input, context);
    const key = checkKey(input.Key);
    const storageClass = checkWriteOptions(input);
    const grants = chooseGrants(s3, bucket, input, { kind: "object", operation: "PutObject", context });
    const headers = readObjectHeaders(input);
    const tags = readTaggingHeader(input.Tagging);
    const requested = readRequestedChecksum(input);
    checkAnnouncedSize(input);
    checkWriteConditions(key, s3.objects.findLatest(bucket.name, key), input);

    const body = await s3.bodies.write(readContent(input.Body), {
      checksum: requested.algorithm,
      limit: singleUploadLimit,
    });
    const { answer } = storeObject(s3, {
      reason: "PutObject",
      bucket: input,
      context,
      added: body.segments,
      conditions: input,
      verify: () => checkDigests(withTrailingChecksum(requested, input.Body), body),
      object: objectOfBody(body, {
        key,
        storageClass,
        headers,
        tags,
        grants,
        checksum: { algorithm: requested.algorithm, value: toBase64(body.checksum), type: "FULL_OBJECT" },
      }),
    });
    return answer;
  };
}
