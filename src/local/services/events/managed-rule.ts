import { AwsError } from "../../aws-error.ts";
import type { Caller } from "../../service.ts";
import type { StoredRule } from "./rules.ts";

/** The service that a call comes from; undefined for people and roles. */
export function managingService({ principal }: Caller): string | undefined {
  return principal.type === "user" && principal.arn.endsWith(".amazonaws.com") ? principal.arn : undefined;
}

/**
 * Only the service that made a rule changes it. Anybody with permission deletes it by force.
 *
 * @throws AwsError `ManagedRuleException` ("ManagedRuleException" in the Amazon EventBridge API Reference)
 */
export function refuseManaged(rule: StoredRule | undefined, caller: Caller, force = false): void {
  if (rule?.managedBy === undefined || force || managingService(caller) === rule.managedBy) return;
  throw new AwsError(
    "ManagedRuleException",
    `Rule ${rule.name} is managed by ${rule.managedBy}, and can only be changed by that service.`,
  );
}
