import type {
  CompletedPart,
  CompleteMultipartUploadCommandInput,
  CompleteMultipartUploadCommandOutput,
} from "@aws-sdk/client-s3";
import { AwsError } from "../../../aws-error.ts";
import type { Operation } from "../../../service.ts";
import { requireBucket } from "../buckets/bucket-access.ts";
import { joinChecksums, joinEntityTags, requireUpload } from "../uploads/multipart-upload.ts";
import { checkKey } from "../objects/object-key.ts";
import { checksumAlgorithms } from "../bodies/checksum-algorithms.ts";
import type { StoredChecksum } from "../bodies/requested-checksum.ts";
import type { S3 } from "../s3.ts";
import { invalidRequest, malformedXml } from "../s3-errors.ts";
import { storeObject } from "../objects/store-object.ts";
import type { UploadedPart } from "../uploads/upload-table.ts";

const smallestPart = 5 * 1024 ** 2;

/** The object consists of its parts' files: nothing is copied, however large it is. */
export function completeMultipartUpload(
  s3: S3,
): Operation<CompleteMultipartUploadCommandInput, CompleteMultipartUploadCommandOutput> {
  return async (input, context) => {
    const bucket = requireBucket(s3, input, context);
    const key = checkKey(input.Key);
    const upload = requireUpload(s3, { bucket: bucket.name, key, id: input.UploadId });
    const uploaded = s3.uploads.parts(upload.id);
    const parts = chooseParts(uploaded, input.MultipartUpload?.Parts ?? [], upload.id);
    const checksum = await joinChecksums(upload, parts);
    checkWhole(input, checksum);
    const size = parts.reduce((sum, part) => sum + part.size, 0);
    if (input.MpuObjectSize !== undefined && input.MpuObjectSize !== size) {
      throw invalidRequest(
        `The provided 'x-amz-mp-object-size' header value ${input.MpuObjectSize} does not match what was computed: ${size}`,
      );
    }
    const { answer } = storeObject(s3, {
      reason: "CompleteMultipartUpload",
      bucket: input,
      context,
      added: [],
      conditions: input,
      object: {
        key,
        size,
        etag: joinEntityTags(parts),
        storageClass: upload.storageClass,
        headers: upload.headers,
        tags: upload.tags,
        grants: upload.grants,
        checksum,
        parts: parts.map((part, index) => ({ number: index + 1, size: part.size, checksum: part.checksum?.value })),
        segments: parts.flatMap((part) => part.segments),
      },
      alongside(release) {
        requireUpload(s3, { bucket: bucket.name, key, id: upload.id });
        for (const part of uploaded) if (!parts.includes(part)) release(part.segments);
        s3.uploads.remove(upload.id);
      },
    });
    const path = [bucket.name, ...key.split("/")].map(encodeURIComponent).join("/");
    return { ...answer, Bucket: bucket.name, Key: key, Location: `${s3.host.endpointUrl()}/${path}` };
  };
}

/**
 * Picks the uploaded parts a client lists.
 *
 * @throws AwsError `MalformedXML`, `InvalidPartOrder`, `InvalidPart`, `EntityTooSmall`
 */
function chooseParts(
  uploaded: readonly UploadedPart[],
  listed: readonly CompletedPart[],
  uploadId: string,
): UploadedPart[] {
  if (listed.length === 0 || listed.length > 10_000) throw malformedXml();
  const byNumber = new Map(uploaded.map((part) => [part.number, part]));
  let previous = 0;
  const chosen = listed.map((entry) => {
    const number = entry.PartNumber ?? 0;
    if (number <= previous) throw invalidPartOrder(uploadId);
    previous = number;
    const part = byNumber.get(number);
    if (!part || !matches(part, entry)) throw invalidPart(uploadId, entry);
    return part;
  });
  const small = chosen.slice(0, -1).find((part) => part.size < smallestPart);
  if (small) {
    throw new AwsError("EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size", {
      statusCode: 400,
      members: {
        ProposedSize: small.size,
        MinSizeAllowed: smallestPart,
        PartNumber: small.number,
        ETag: small.etag,
      },
    });
  }
  return chosen;
}

function matches(part: UploadedPart, entry: CompletedPart): boolean {
  if (entry.ETag?.replaceAll('"', "") !== part.etag) return false;
  return checksumAlgorithms.every((algorithm) => {
    const stated = entry[`Checksum${algorithm}`];
    return stated === undefined || part.checksum?.algorithm !== algorithm || stated === part.checksum.value;
  });
}

/** A checksum stated for the whole object must be the one its parts give. */
function checkWhole(input: CompleteMultipartUploadCommandInput, checksum: StoredChecksum | undefined): void {
  if (!checksum) return;
  const stated = input[`Checksum${checksum.algorithm}`];
  if (
    stated === undefined ||
    stated === checksum.value ||
    `${stated}-${input.MultipartUpload?.Parts?.length}` === checksum.value
  )
    return;
  throw new AwsError("BadDigest", `The ${checksum.algorithm} you specified did not match the calculated checksum.`, {
    statusCode: 400,
  });
}

function invalidPartOrder(uploadId: string): AwsError {
  return new AwsError(
    "InvalidPartOrder",
    "The list of parts was not in ascending order. Parts must be ordered by part number.",
    { statusCode: 400, members: { UploadId: uploadId } },
  );
}

function invalidPart(uploadId: string, entry: CompletedPart): AwsError {
  return new AwsError(
    "InvalidPart",
    "One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
    {
      statusCode: 400,
      members: { UploadId: uploadId, PartNumber: entry.PartNumber ?? "", ETag: entry.ETag?.replaceAll('"', "") ?? "" },
    },
  );
}
