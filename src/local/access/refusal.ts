import type { AwsError } from "../aws-error.ts";
import type { PermissionCall } from "../dispatcher.ts";
import { describeService } from "../services/registry.ts";
import type { RequiredPermission, Verdict } from "./policy.ts";

/** The kind of policy that decided, as AWS's messages name it. */
export type PolicyKind = "identity-based policy" | "permissions boundary" | "session policy" | "resource-based policy";

/** The error of a call that lacks a permission, in the words of AWS and the form of the service. */
export function refusalOf(
  { service, caller }: Pick<PermissionCall, "service" | "caller">,
  { permission, verdict, policy }: { permission: RequiredPermission; verdict: Verdict; policy: PolicyKind },
): AwsError {
  const article = policy === "identity-based policy" ? "an" : "a";
  const reason =
    verdict === "denied"
      ? `with an explicit deny in ${article} ${policy}`
      : `because no ${policy} allows the ${permission.action} action`;
  return describeService(service).errors.accessDenied({
    refusal: `User: ${caller.principal.arn} is not authorized to perform: ${permission.action}`,
    resource: permission.resource,
    reason,
  });
}
