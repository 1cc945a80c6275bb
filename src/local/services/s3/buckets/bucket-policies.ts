import type { Grant, OwnershipControls, PublicAccessBlockConfiguration } from "@aws-sdk/client-s3";
import type { Store } from "../../../store/store.ts";
import { permissionsOfEverybody } from "../access-control/grants.ts";
import type { BucketSetting } from "./bucket-table.ts";

/** The actions that each permission on a bucket grants ("Access control list (ACL) overview", Amazon S3 User Guide). */
const actionsOnBuckets: Readonly<Record<string, readonly string[]>> = {
  READ: ["s3:ListBucket", "s3:ListBucketVersions", "s3:ListBucketMultipartUploads"],
  WRITE: ["s3:PutObject"],
  READ_ACP: ["s3:GetBucketAcl"],
  WRITE_ACP: ["s3:PutBucketAcl"],
};

/** The same for an object. */
const actionsOnObjects: Readonly<Record<string, readonly string[]>> = {
  READ: ["s3:GetObject"],
  READ_ACP: ["s3:GetObjectAcl"],
  WRITE_ACP: ["s3:PutObjectAcl"],
};

/**
 * The policy of the bucket that an ARN of a bucket or an object names, and what access control lists let everybody do,
 * as a policy.
 *
 * @returns the documents; none where there is no such bucket, or it is open to nobody
 */
export function bucketPolicies(store: Store, arn: string): unknown[] {
  const [, bucket, key] = /^arn:aws:s3:::([^/]+)(?:\/([^]*))?$/.exec(arn) ?? [];
  if (bucket === undefined) return [];
  const text = readSetting<string>(store, bucket, "policy");
  const policies = text === undefined ? [] : [JSON.parse(text)];
  const actions = publicActions(store, bucket, key);
  if (actions.length === 0) return policies;
  const statement = { Effect: "Allow", Principal: "*", Action: actions, Resource: arn };
  return [...policies, { Version: "2012-10-17", Statement: [statement] }];
}

/**
 * The actions that lists allow without a signature, where the bucket neither turns lists off nor ignores public ones.
 */
function publicActions(store: Store, bucket: string, key: string | undefined): string[] {
  const bucketGrants = readSetting<Grant[]>(store, bucket, "access-control-list");
  const objectGrants = key === undefined ? undefined : readObjectGrants(store, bucket, key);
  if (!bucketGrants && !objectGrants) return [];
  const ownership = readSetting<OwnershipControls>(store, bucket, "ownership-controls");
  if (ownership?.Rules?.[0]?.ObjectOwnership === "BucketOwnerEnforced") return [];
  if (readSetting<PublicAccessBlockConfiguration>(store, bucket, "public-access-block")?.IgnorePublicAcls) return [];
  return [
    ...actionsOf(bucketGrants, actionsOnBuckets).filter(
      (action) => (action === "s3:PutObject") === (key !== undefined),
    ),
    ...actionsOf(objectGrants, actionsOnObjects),
  ];
}

function actionsOf(grants: readonly Grant[] = [], table: Readonly<Record<string, readonly string[]>>): string[] {
  const allowed = permissionsOfEverybody(grants);
  return Object.entries(table).flatMap(([permission, actions]) =>
    allowed.has("FULL_CONTROL") || allowed.has(permission) ? actions : [],
  );
}

function readSetting<Value>(store: Store, bucket: string, kind: BucketSetting): Value | undefined {
  const row = store.prepare("SELECT value FROM s3_bucket_settings WHERE bucket = ? AND kind = ?").get(bucket, kind);
  return row && JSON.parse(String(row["value"]));
}

function readObjectGrants(store: Store, bucket: string, key: string): Grant[] | undefined {
  const row = store
    .prepare("SELECT grants FROM s3_objects WHERE bucket = ? AND key = ? AND latest = 1 AND grants IS NOT NULL")
    .get(bucket, key);
  return row && JSON.parse(String(row["grants"]));
}
