import type { ListPoliciesCommandInput, ListPoliciesCommandOutput, Policy } from "@aws-sdk/client-iam";
import { optionalText } from "../../../service-kit/member-constraints.ts";
import type { Operation, ServiceHost } from "../../../service.ts";
import { shownPolicy } from "../answer-shapes.ts";
import { listAwsManagedPolicies } from "../aws-managed-policies.ts";
import { countUsesBy, listOwnPolicies } from "../managed-policies.ts";
import { pathPrefixRule } from "../names.ts";
import { pageOf } from "../paging.ts";
import { listStoredRoles } from "../roles.ts";

/** The account's own policies and AWS's own, in pages. */
export function listPolicies(host: ServiceHost): Operation<ListPoliciesCommandInput, ListPoliciesCommandOutput> {
  return (input, { caller }) => {
    const scope = optionalText("scope", input.Scope, { values: ["All", "AWS", "Local"] }) ?? "All";
    const prefix = optionalText("pathPrefix", input.PathPrefix, pathPrefixRule) ?? "/";
    const roles = listStoredRoles(host.store, caller.account);
    const shown = [
      ...(scope === "AWS" ? [] : listOwnPolicies(host.store, caller.account)),
      ...(scope === "Local" ? [] : listAwsManagedPolicies()),
    ]
      .filter((policy) => policy.path.startsWith(prefix))
      .map((policy) => shownPolicy(policy, countUsesBy(roles, policy.arn)))
      .filter((policy) => input.OnlyAttached !== true || policy.AttachmentCount !== 0)
      .sort((a, b) => (arnOf(a) < arnOf(b) ? -1 : 1));
    const { page, ...more } = pageOf(shown, arnOf, input);
    return { Policies: page, ...more };
  };
}

function arnOf(policy: Policy): string {
  return policy.Arn ?? "";
}
