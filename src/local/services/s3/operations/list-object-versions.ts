import type {
  DeleteMarkerEntry,
  ListObjectVersionsCommandInput,
  ListObjectVersionsCommandOutput,
  ObjectVersion,
} from "@aws-sdk/client-s3";
import type { Operation } from "../../../service.ts";
import { requireBucket } from "../buckets/bucket-access.ts";
import { describeListedObject } from "../listing/listed-object.ts";
import { listKeys } from "../listing/list-keys.ts";
import { readEncoding, readLimit } from "../listing/listing-input.ts";
import { checkVersionId } from "../objects/object-lookup.ts";
import { canonicalUser } from "../owner.ts";
import type { S3 } from "../s3.ts";
import { invalidArgument } from "../s3-errors.ts";
import type { StoredObject } from "../objects/stored-object.ts";

/** All versions and delete markers, newest first within a key. Unversioned objects show as version `null`. */
export function listObjectVersions(s3: S3): Operation<ListObjectVersionsCommandInput, ListObjectVersionsCommandOutput> {
  return (input, context) => {
    const bucket = requireBucket(s3, input, context);
    const encode = readEncoding(input.EncodingType);
    const Owner = canonicalUser(bucket.account);
    const page = listKeys({
      prefix: input.Prefix ?? "",
      delimiter: input.Delimiter ?? "",
      after: input.KeyMarker ?? "",
      limit: readLimit("max-keys", input.MaxKeys),
      from: (key) => s3.objects.listVersions(bucket.name, key),
      skip: alreadyListed(s3, bucket.name, input),
    });
    const describe = (object: StoredObject) => ({
      Key: encode(object.key),
      VersionId: object.version,
      IsLatest: object.latest,
      LastModified: new Date(object.modified),
      Owner,
    });
    const versions: ObjectVersion[] = page.rows
      .filter((row) => !row.marker)
      .map((row) => ({ ...describeListedObject(row, encode), StorageClass: "STANDARD", ...describe(row) }));
    const markers: DeleteMarkerEntry[] = page.rows.filter((row) => row.marker).map(describe);
    return {
      Name: bucket.name,
      Prefix: encode(input.Prefix ?? ""),
      Delimiter: input.Delimiter && encode(input.Delimiter),
      KeyMarker: encode(input.KeyMarker ?? ""),
      VersionIdMarker: input.VersionIdMarker ?? "",
      MaxKeys: readLimit("max-keys", input.MaxKeys),
      EncodingType: input.EncodingType,
      IsTruncated: page.truncated,
      NextKeyMarker: page.truncated ? encode(page.last ?? "") : undefined,
      NextVersionIdMarker: page.truncated ? page.lastRow?.version : undefined,
      Versions: versions,
      DeleteMarkers: markers,
      CommonPrefixes: page.commonPrefixes.map((prefix) => ({ Prefix: encode(prefix) })),
    };
  };
}

/** Without a version marker, a key marker skips its key; with one, it skips the key's versions up to that one. */
function alreadyListed(s3: S3, bucket: string, input: ListObjectVersionsCommandInput): (row: StoredObject) => boolean {
  const { KeyMarker: key, VersionIdMarker: version } = input;
  if (!version) return (row) => row.key === key;
  if (!key) {
    throw invalidArgument(
      "A version-id marker cannot be specified without a key marker.",
      "version-id-marker",
      version,
    );
  }
  checkVersionId(version);
  const marked = s3.objects.findVersion(bucket, key, version);
  return (row) => row.key === key && (!marked || row.id >= marked.id);
}
