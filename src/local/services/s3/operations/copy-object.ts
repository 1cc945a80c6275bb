import type { CopyObjectCommandInput, CopyObjectCommandOutput } from "@aws-sdk/client-s3";
import type { Operation } from "../../../service.ts";
import { chooseGrants } from "../access-control/chosen-grants.ts";
import { requireBucket } from "../buckets/bucket-access.ts";
import { copyBody } from "../bodies/copy-body.ts";
import { requireCopySource } from "../objects/copy-source.ts";
import { readObjectHeaders } from "../objects/object-headers.ts";
import { checkKey } from "../objects/object-key.ts";
import { checkCopyConditions } from "../objects/preconditions.ts";
import { checksumMembers, readAlgorithm, toBase64 } from "../bodies/requested-checksum.ts";
import type { S3 } from "../s3.ts";
import { invalidArgument, invalidRequest } from "../s3-errors.ts";
import type { StoredObject } from "../objects/stored-object.ts";
import { objectOfBody, storeObject } from "../objects/store-object.ts";
import { readTaggingHeader } from "../objects/tag-set.ts";
import { checkWriteOptions } from "../objects/write-options.ts";

/**
 * Headers and tags come from the source unless their directive is `REPLACE`.
 *
 * @throws AwsError `NoSuchKey`, `PreconditionFailed`; `InvalidRequest` for a copy onto itself that changes nothing
 */
export function copyObject(s3: S3): Operation<CopyObjectCommandInput, CopyObjectCommandOutput> {
  return async (input, context) => {
    const bucket = requireBucket(s3, input, context);
    const key = checkKey(input.Key);
    const storageClass = checkWriteOptions(input);
    const grants = chooseGrants(s3, bucket, input, { kind: "object", operation: "PutObject", context });
    const replacesHeaders = readDirective("x-amz-metadata-directive", input.MetadataDirective);
    const replacesTags = readDirective("x-amz-tagging-directive", input.TaggingDirective);
    const { bucket: sourceBucket, object: source } = requireCopySource(s3, input, context);
    checkCopyConditions(source, input);
    const toItself = source.bucket === bucket.name && source.key === key && source.latest;
    if (toItself && !replacesHeaders && !replacesTags && !changesStorage(input, source)) {
      throw invalidRequest(
        "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
      );
    }
    const headers = replacesHeaders
      ? readObjectHeaders(input)
      : { ...source.headers, websiteRedirectLocation: input.WebsiteRedirectLocation };
    const tags = replacesTags ? readTaggingHeader(input.Tagging) : source.tags;
    const algorithm = readAlgorithm(input.ChecksumAlgorithm) ?? source.checksum?.algorithm ?? "CRC64NVME";

    const body = await copyBody(s3, source, { checksum: algorithm });
    const checksum = { algorithm, value: toBase64(body.checksum), type: "FULL_OBJECT" as const };
    const { answer, stored } = storeObject(s3, {
      reason: "CopyObject",
      bucket: input,
      context,
      added: body.segments,
      conditions: input,
      object: objectOfBody(body, { key, storageClass, headers, tags, grants, checksum }),
    });
    return {
      CopyObjectResult: {
        ETag: answer.ETag,
        LastModified: new Date(stored.modified),
        ChecksumType: "FULL_OBJECT",
        ...checksumMembers(checksum),
      },
      ServerSideEncryption: answer.ServerSideEncryption,
      VersionId: answer.VersionId,
      ...(answer.Expiration !== undefined && { Expiration: answer.Expiration }),
      CopySourceVersionId: sourceBucket.versioning && source.version,
    };
  };
}

/** @returns whether the copy takes the request's values instead of the source's */
function readDirective(header: string, directive: string | undefined): boolean {
  if (directive === undefined || directive === "COPY") return false;
  if (directive === "REPLACE") return true;
  throw invalidArgument(`Unknown metadata directive.`, header, directive);
}

function changesStorage(input: CopyObjectCommandInput, source: StoredObject): boolean {
  return (
    (input.StorageClass !== undefined && input.StorageClass !== source.storageClass) ||
    input.WebsiteRedirectLocation !== undefined ||
    input.ServerSideEncryption !== undefined
  );
}
