import type { RequiredPermission } from "../../access/policy.ts";
import type { DescribedCall, OperationInput } from "../../service-description.ts";

/** Where an operation's name is not its action's (Service Authorization Reference, "Actions defined by Amazon S3"). */
const s3Actions: Readonly<Record<string, string>> = {
  HeadObject: "GetObject",
  HeadBucket: "ListBucket",
  ListObjects: "ListBucket",
  ListObjectsV2: "ListBucket",
  ListObjectVersions: "ListBucketVersions",
  ListBuckets: "ListAllMyBuckets",
  ListParts: "ListMultipartUploadParts",
  ListMultipartUploads: "ListBucketMultipartUploads",
  CreateMultipartUpload: "PutObject",
  UploadPart: "PutObject",
  UploadPartCopy: "PutObject",
  CompleteMultipartUpload: "PutObject",
  CopyObject: "PutObject",
  DeleteObjects: "DeleteObject",
  GetBucketEncryption: "GetEncryptionConfiguration",
  PutBucketEncryption: "PutEncryptionConfiguration",
  DeleteBucketEncryption: "PutEncryptionConfiguration",
  GetPublicAccessBlock: "GetBucketPublicAccessBlock",
  PutPublicAccessBlock: "PutBucketPublicAccessBlock",
  DeletePublicAccessBlock: "PutBucketPublicAccessBlock",
  GetBucketLifecycleConfiguration: "GetLifecycleConfiguration",
  PutBucketLifecycleConfiguration: "PutLifecycleConfiguration",
  DeleteBucketLifecycle: "PutLifecycleConfiguration",
  DeleteBucketTagging: "PutBucketTagging",
  DeleteBucketOwnershipControls: "PutBucketOwnershipControls",
  GetBucketCors: "GetBucketCORS",
  PutBucketCors: "PutBucketCORS",
  DeleteBucketCors: "PutBucketCORS",
  GetBucketNotificationConfiguration: "GetBucketNotification",
  PutBucketNotificationConfiguration: "PutBucketNotification",
  GetObjectLockConfiguration: "GetBucketObjectLockConfiguration",
};

/** Reading or deleting one version is a separate action. */
const actionsOnVersions: Readonly<Record<string, string>> = {
  GetObject: "GetObjectVersion",
  DeleteObject: "DeleteObjectVersion",
  GetObjectTagging: "GetObjectVersionTagging",
};

/** The permissions on the bucket or the objects that a call names. */
export function requiredPermissions({ input, operation }: DescribedCall): RequiredPermission[] {
  const bucket = typeof input["Bucket"] === "string" ? input["Bucket"] : undefined;
  const key = typeof input["Key"] === "string" ? input["Key"] : undefined;
  const plain = s3Actions[operation] ?? operation;
  const action = `s3:${input["VersionId"] === undefined ? plain : (actionsOnVersions[plain] ?? plain)}`;
  if (bucket === undefined) return [{ action, resource: "*" }];
  if (operation === "DeleteObjects")
    return deletedKeys(input).map((deleted) => ({ action, resource: `arn:aws:s3:::${bucket}/${deleted}` }));
  if (operation === "GetObjectAttributes") {
    const resource = `arn:aws:s3:::${bucket}/${key ?? ""}`;
    const version = input["VersionId"] === undefined ? "" : "Version";
    // Both are asked for (Amazon S3 API Reference, "GetObjectAttributes", permissions).
    return [`s3:GetObject${version}`, `s3:GetObject${version}Attributes`].map((one) => ({ action: one, resource }));
  }
  const resource = key === undefined ? `arn:aws:s3:::${bucket}` : `arn:aws:s3:::${bucket}/${key}`;
  const tags: RequiredPermission[] =
    action === "s3:PutObject" && input["Tagging"] ? [{ action: "s3:PutObjectTagging", resource }] : [];
  return [...permissionsOfCopy(input["CopySource"]), { action, resource, keys: listingKeys(input) }, ...tags];
}

/** The condition keys of a listing's parameters. */
function listingKeys(input: OperationInput): Record<string, string | undefined> {
  const text = (value: unknown): string | undefined =>
    typeof value === "string" || typeof value === "number" ? String(value) : undefined;
  return {
    "s3:prefix": text(input["Prefix"]),
    "s3:delimiter": text(input["Delimiter"]),
    "s3:max-keys": text(input["MaxKeys"]),
    "s3:versionid": text(input["VersionId"]),
  };
}

/** The source of a copy is read; `+` in it stands for a space, as in a form. */
function permissionsOfCopy(copySource: unknown): RequiredPermission[] {
  if (typeof copySource !== "string") return [];
  const [path = "", version] = copySource.split("?versionId=");
  const action = version === undefined ? "s3:GetObject" : "s3:GetObjectVersion";
  try {
    const source = decodeURIComponent(path.replaceAll("+", "%20")).replace(/^\//, "");
    return [{ action, resource: `arn:aws:s3:::${source}` }];
  } catch {
    // No key has such a name: the operation refuses it.
    return [];
  }
}

function deletedKeys(input: OperationInput): string[] {
  const deletion = input["Delete"];
  const objects = deletion !== null && typeof deletion === "object" && "Objects" in deletion ? deletion.Objects : [];
  return Array.isArray(objects) ? objects.map((object: { Key?: unknown }) => String(object?.Key ?? "")) : [];
}
