import type {
  GetBucketAclCommandInput,
  GetBucketAclCommandOutput,
  GetObjectAclCommandInput,
  GetObjectAclCommandOutput,
  Grant,
  Owner,
  PutBucketAclCommandInput,
  PutBucketAclCommandOutput,
  PutObjectAclCommandInput,
  PutObjectAclCommandOutput,
} from "@aws-sdk/client-s3";
import { AwsError } from "../../../aws-error.ts";
import type { Operation } from "../../../service.ts";
import { chooseGrants } from "../access-control/chosen-grants.ts";
import { ownerGrants } from "../access-control/grants.ts";
import { requireBucket } from "../buckets/bucket-access.ts";
import type { StoredBucket } from "../buckets/bucket-table.ts";
import { checkKey } from "../objects/object-key.ts";
import { requireObject } from "../objects/object-lookup.ts";
import { canonicalUser } from "../owner.ts";
import type { S3 } from "../s3.ts";

/** A bucket without a stored list answers one that gives its owner full control. */
export function getBucketAcl(s3: S3): Operation<GetBucketAclCommandInput, GetBucketAclCommandOutput> {
  return (input, context) => {
    const bucket = requireBucket(s3, input, context);
    const stored = s3.buckets.getSetting(bucket.name, "access-control-list");
    const grants: Grant[] | undefined = stored === undefined ? undefined : JSON.parse(stored);
    return describeList(bucket, grants);
  };
}

/**
 * Replaces the whole list.
 *
 * @throws AwsError `MissingSecurityHeader` without a list, `AccessControlListNotSupported` where lists are off
 */
export function putBucketAcl(s3: S3): Operation<PutBucketAclCommandInput, PutBucketAclCommandOutput> {
  return (input, context) => {
    const bucket = requireBucket(s3, input, context);
    const grants = chooseGrants(s3, bucket, input, { kind: "bucket", operation: "PutBucketAcl", context });
    requireChoice(input, grants);
    s3.host.store.write(() => {
      if (grants) s3.buckets.putSetting(bucket.name, "access-control-list", JSON.stringify(grants));
    });
    return {};
  };
}

/** An object without a stored list answers one that gives the bucket's owner full control. */
export function getObjectAcl(s3: S3): Operation<GetObjectAclCommandInput, GetObjectAclCommandOutput> {
  return (input, context) => {
    const bucket = requireBucket(s3, input, context);
    const object = requireObject(s3, { bucket: bucket.name, key: checkKey(input.Key), version: input.VersionId });
    return describeList(bucket, object.grants);
  };
}

/**
 * Replaces the list of one version.
 *
 * @throws AwsError `MissingSecurityHeader`, `NoSuchKey`, `AccessControlListNotSupported`
 */
export function putObjectAcl(s3: S3): Operation<PutObjectAclCommandInput, PutObjectAclCommandOutput> {
  return (input, context) => {
    const bucket = requireBucket(s3, input, context);
    const object = requireObject(s3, { bucket: bucket.name, key: checkKey(input.Key), version: input.VersionId });
    const grants = chooseGrants(s3, bucket, input, { kind: "object", operation: "PutObjectAcl", context });
    requireChoice(input, grants);
    s3.host.store.write(() => s3.objects.setGrants(object, grants));
    return {};
  };
}

function describeList(bucket: StoredBucket, grants: readonly Grant[] | undefined): { Owner: Owner; Grants: Grant[] } {
  const owner = canonicalUser(bucket.account);
  return { Owner: owner, Grants: [...(grants ?? ownerGrants(owner))] };
}

/** @throws AwsError `MissingSecurityHeader` when a request to set a list brings none */
function requireChoice(input: { readonly ACL?: string | undefined }, grants: readonly Grant[] | undefined): void {
  if (grants || input.ACL !== undefined) return;
  throw new AwsError("MissingSecurityHeader", "Your request was missing a required header", {
    statusCode: 400,
    members: { MissingHeaderName: "x-amz-acl" },
  });
}
