import type { PermissionCall } from "../dispatcher.ts";
import type { ServiceName } from "../service.ts";
import { describeService } from "../services/registry.ts";
import type { ConditionKeys } from "./conditions.ts";
import { evaluatePolicies, type RequiredPermission, type Verdict } from "./policy.ts";
import { statementsForCaller } from "./principal.ts";
import { refusalOf } from "./refusal.ts";

/** The policies attached to a resource itself, by its ARN. */
export type ResourcePolicies = (service: ServiceName, resource: string) => readonly unknown[];

/** The actions of the owner that no bucket policy denies: otherwise nobody could open the bucket again. */
const ownersAlways = new Set(["s3:GetBucketPolicy", "s3:PutBucketPolicy", "s3:DeleteBucketPolicy"]);

/** Judges a call by the policy of a bucket. Other services than S3 have no such policy. */
export function judgeByBucket(
  resourcePolicies: ResourcePolicies,
  call: PermissionCall,
  { permission, keys }: { permission: RequiredPermission; keys: ConditionKeys },
): Verdict {
  if (call.service !== "s3") return "not-mentioned";
  const policies = resourcePolicies("s3", permission.resource);
  if (policies.length === 0) return "not-mentioned";
  // Without this a bucket that AWS serves over TLS alone would be closed to everybody here.
  return evaluatePolicies([{ Statement: statementsForCaller(policies, call.caller) }], permission, {
    ...keys,
    "aws:securetransport": "true",
  });
}

/**
 * Authorises a request to S3 that nobody signed: a bucket's policy has to allow it to everybody.
 *
 * @throws AwsError as S3 answers a request without a signature
 */
export function authorizeUnsigned(
  resourcePolicies: ResourcePolicies,
  call: PermissionCall,
  { required, keys }: { required: readonly RequiredPermission[]; keys: ConditionKeys },
): void {
  // The account's own statements are about its users, not about strangers.
  const stranger = { ...call, caller: { ...call.caller, account: "" } };
  const isAllowed = (permission: RequiredPermission): boolean =>
    judgeByBucket(resourcePolicies, stranger, { permission, keys }) === "allowed";
  if (required.length > 0 && required.every(isAllowed)) return;
  throw describeService(call.service).errors.missingSignature("");
}

/**
 * Authorises a call of the account's owner: only the denial of a bucket's policy holds them back.
 *
 * @throws AwsError AccessDenied
 */
export function authorizeOwner(
  resourcePolicies: ResourcePolicies,
  call: PermissionCall,
  { required, keys }: { required: readonly RequiredPermission[]; keys: ConditionKeys },
): void {
  const ownKeys = { ...keys, "aws:principalarn": call.caller.principal.arn };
  for (const permission of required) {
    if (ownersAlways.has(permission.action)) continue;
    if (judgeByBucket(resourcePolicies, call, { permission, keys: ownKeys }) !== "denied") continue;
    throw refusalOf(call, { permission, verdict: "denied", policy: "resource-based policy" });
  }
}
