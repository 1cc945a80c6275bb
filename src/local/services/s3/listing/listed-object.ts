import type { ChecksumAlgorithm, ChecksumType, ObjectStorageClass } from "@aws-sdk/client-s3";
import type { StoredObject } from "../objects/stored-object.ts";

/** An object, or a version of one, as listings show it. */
export interface ListedObject {
  readonly Key: string;
  readonly LastModified: Date;
  readonly ETag: string;
  readonly Size: number;
  readonly StorageClass: ObjectStorageClass;
  readonly ChecksumAlgorithm?: ChecksumAlgorithm[];
  readonly ChecksumType?: ChecksumType;
}

/** @param encode encodes the key as the request asks: `encoding-type=url`, or not at all */
export function describeListedObject(object: StoredObject, encode: (text: string) => string): ListedObject {
  return {
    Key: encode(object.key),
    LastModified: new Date(object.modified),
    ETag: `"${object.etag}"`,
    Size: object.size,
    StorageClass: object.storageClass,
    ...(object.checksum && {
      ChecksumAlgorithm: [object.checksum.algorithm],
      ChecksumType: object.checksum.type,
    }),
  };
}
