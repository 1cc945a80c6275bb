import type { GetObjectAttributesCommandInput, GetObjectAttributesCommandOutput } from "@aws-sdk/client-s3";
import type { Operation } from "../../../service.ts";
import { requireBucket } from "../buckets/bucket-access.ts";
import { readLimit } from "../listing/listing-input.ts";
import { describeChecksum } from "../objects/object-answer.ts";
import { checkKey } from "../objects/object-key.ts";
import { requireObject } from "../objects/object-lookup.ts";
import type { S3 } from "../s3.ts";
import type { StoredObject } from "../objects/stored-object.ts";

/** Only what was asked for; here the entity tag has no quotes. */
export function getObjectAttributes(
  s3: S3,
): Operation<GetObjectAttributesCommandInput, GetObjectAttributesCommandOutput> {
  return (input, context) => {
    const bucket = requireBucket(s3, input, context);
    const object = requireObject(s3, { bucket: bucket.name, key: checkKey(input.Key), version: input.VersionId });
    const wanted = new Set<string>(input.ObjectAttributes);
    return {
      LastModified: new Date(object.modified),
      VersionId: bucket.versioning && object.version,
      ...(wanted.has("ETag") && { ETag: object.etag }),
      ...(wanted.has("ObjectSize") && { ObjectSize: object.size }),
      ...(wanted.has("StorageClass") && { StorageClass: object.storageClass }),
      ...(wanted.has("Checksum") && { Checksum: describeChecksum(object) }),
      ...(wanted.has("ObjectParts") && object.parts && { ObjectParts: describeParts(object, input) }),
    };
  };
}

function describeParts(
  object: StoredObject,
  input: { readonly MaxParts?: number | undefined; readonly PartNumberMarker?: string | undefined },
) {
  const limit = readLimit("max-parts", input.MaxParts);
  const after = Number(input.PartNumberMarker ?? 0) || 0;
  const remaining = (object.parts ?? []).filter((part) => part.number > after);
  const page = remaining.slice(0, limit);
  const algorithm = object.checksum?.algorithm;
  return {
    TotalPartsCount: object.parts?.length ?? 0,
    PartNumberMarker: `${after}`,
    NextPartNumberMarker: `${page.at(-1)?.number ?? 0}`,
    MaxParts: limit,
    IsTruncated: limit > 0 && remaining.length > page.length,
    Parts: page.map((part) => ({
      PartNumber: part.number,
      Size: part.size,
      ...(algorithm && { [`Checksum${algorithm}`]: part.checksum }),
    })),
  };
}
