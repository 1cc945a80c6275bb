import type { ListAttachedRolePoliciesCommandInput, ListAttachedRolePoliciesCommandOutput } from "@aws-sdk/client-iam";
import { nameAfterPath } from "../../../../arn.ts";
import { optionalText } from "../../../service-kit/member-constraints.ts";
import type { Operation, ServiceHost } from "../../../service.ts";
import { pathPrefixRule } from "../names.ts";
import { pageOf } from "../paging.ts";
import { requireRole } from "../roles.ts";

/** The managed policies attached to a role. */
export function listAttachedRolePolicies(
  host: ServiceHost,
): Operation<ListAttachedRolePoliciesCommandInput, ListAttachedRolePoliciesCommandOutput> {
  return (input, { caller }) => {
    const role = requireRole(host, caller, input.RoleName);
    const prefix = optionalText("pathPrefix", input.PathPrefix, pathPrefixRule) ?? "/";
    const attached = role.attached
      .filter((arn) => arn.slice(arn.indexOf(":policy/") + ":policy".length).startsWith(prefix))
      .map((arn) => ({ PolicyName: nameAfterPath(arn), PolicyArn: arn }))
      .sort((a, b) => (a.PolicyArn < b.PolicyArn ? -1 : 1));
    const { page, ...more } = pageOf(attached, (policy) => policy.PolicyArn, input);
    return { AttachedPolicies: page, ...more };
  };
}
