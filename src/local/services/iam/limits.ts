import { AwsError } from "../../aws-error.ts";
import type { NumberRule, TextRule } from "../../service-kit/member-constraints.ts";
import type { Store } from "../../store/store.ts";
import { findPolicy } from "./managed-policies.ts";

/** Seconds a role's session may be allowed to last. */
export const sessionRule: NumberRule = { min: 3600, max: 43_200 };

export const versionRule: TextRule = { pattern: "v[1-9][0-9]*(\\.[A-Za-z0-9-]*)?" };

/** @throws AwsError `LimitExceeded` when a trust policy is over 2048 characters, blanks not counted */
export function checkTrustSize(document: string): void {
  if (sizeOf(document) > 2048) throw exceeded("Cannot exceed quota for ACLSizePerRole: 2048");
}

/** @throws AwsError `LimitExceeded` when a role's inline policies are over 10240 characters together */
export function checkInlineSize(roleName: string, inline: Readonly<Record<string, string>>): void {
  const size = Object.values(inline).reduce((sum, document) => sum + sizeOf(document), 0);
  if (size > 10_240) throw exceeded(`Maximum policy size of 10240 bytes exceeded for role ${roleName}`);
}

/** @throws AwsError `LimitExceeded` when a managed policy is over 6144 characters */
export function checkManagedSize(document: string): void {
  if (sizeOf(document) > 6144) throw exceeded("Cannot exceed quota for PolicySize: 6144");
}

/** @throws AwsError `LimitExceeded` for more than ten policies attached to a role */
export function checkAttachedCount(count: number): void {
  if (count > 10) throw exceeded("Cannot exceed quota for PoliciesPerRole: 10");
}

/** @throws AwsError `LimitExceeded` for more than five versions of a policy */
export function checkVersionCount(count: number): void {
  if (count <= 5) return;
  throw exceeded(
    "A managed policy can have up to 5 versions. Before you create a new version, you must delete an existing version.",
  );
}

/** @throws AwsError `NoSuchEntity` when a permissions boundary is not a managed policy */
export function checkBoundary(store: Store, account: string, arn: string): void {
  if (findPolicy(store, account, arn)) return;
  throw new AwsError("NoSuchEntity", `Scope ARN: ${arn} does not exist or is not attachable.`, { statusCode: 404 });
}

/** Blanks do not count towards a policy's size (IAM quotas). */
function sizeOf(document: string): number {
  return document.replaceAll(/\s/gu, "").length;
}

function exceeded(text: string): AwsError {
  return new AwsError("LimitExceeded", text, { statusCode: 409 });
}
