import { nameAfterPath, parseArn } from "../../../arn.ts";
import { AwsError } from "../../aws-error.ts";
import { personArn } from "../../access/keys.ts";
import type { Store } from "../../store/store.ts";
import { findRole } from "./roles.ts";

/**
 * Checks that the roles and users of this account that a trust policy names are there ("AWS JSON policy elements: Principal",
 * IAM User Guide: a principal is kept by its id, so it must exist). Those of other accounts are not known here.
 *
 * @param policy a trust policy whose syntax is right
 * @throws AwsError `MalformedPolicyDocument`
 */
export function checkTrustedPrincipals(store: Store, account: string, policy: Record<string, unknown>): void {
  for (const statement of listOf(policy["Statement"])) {
    const principal = memberOf(statement, "Principal") ?? memberOf(statement, "NotPrincipal");
    for (const name of listOf(memberOf(principal, "AWS"))) {
      if (typeof name !== "string" || isThere(store, account, name)) continue;
      throw new AwsError("MalformedPolicyDocument", `Invalid principal in policy: "AWS":"${name}"`);
    }
  }
}

function isThere(store: Store, account: string, name: string): boolean {
  const arn = parseArn(name);
  if (arn?.service !== "iam" || arn.account !== account) return true;
  if (arn.resource.startsWith("user/")) return name === personArn;
  return !arn.resource.startsWith("role/") || findRole(store, account, nameAfterPath(name))?.arn === name;
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value];
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
