import type {
  GetBucketAclCommandInput,
  GetBucketAclCommandOutput,
  GetObjectAclCommandInput,
  GetObjectAclCommandOutput,
  Grant,
  Owner,
} from "@aws-sdk/client-s3";
import { AwsError } from "../../../aws-error.ts";
import type { Operation } from "../../../service.ts";
import { requireBucket } from "../buckets/bucket-access.ts";
import { checkKey } from "../objects/object-key.ts";
import { requireObject } from "../objects/object-lookup.ts";
import { canonicalUser } from "../owner.ts";
import type { S3 } from "../s3.ts";

/** Lists of access are off, as on every new bucket: the owner has all, and nothing else can be set. */
export function getBucketAcl(s3: S3): Operation<GetBucketAclCommandInput, GetBucketAclCommandOutput> {
  return (input, context) => ownerHasAll(requireBucket(s3, input, context).account);
}

export function getObjectAcl(s3: S3): Operation<GetObjectAclCommandInput, GetObjectAclCommandOutput> {
  return (input, context) => {
    const bucket = requireBucket(s3, input, context);
    requireObject(s3, { bucket: bucket.name, key: checkKey(input.Key), version: input.VersionId });
    return ownerHasAll(bucket.account);
  };
}

/** PutBucketAcl and PutObjectAcl. */
export function refuseAcl(s3: S3): Operation<{ readonly Bucket: string | undefined }, object> {
  return (input, context) => {
    requireBucket(s3, input, context);
    throw new AwsError("AccessControlListNotSupported", "The bucket does not allow ACLs", { statusCode: 400 });
  };
}

function ownerHasAll(account: string): { Owner: Owner; Grants: Grant[] } {
  const owner = canonicalUser(account);
  return { Owner: owner, Grants: [{ Grantee: { Type: "CanonicalUser", ...owner }, Permission: "FULL_CONTROL" }] };
}
