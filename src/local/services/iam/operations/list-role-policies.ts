import type { ListRolePoliciesCommandInput, ListRolePoliciesCommandOutput } from "@aws-sdk/client-iam";
import { requireText } from "../../../service-kit/member-constraints.ts";
import type { Operation, ServiceHost } from "../../../service.ts";
import { nameRule } from "../names.ts";
import { pageOf } from "../paging.ts";
import { getStoredRole } from "../roles.ts";

/** The names of a role's inline policies. */
export function listRolePolicies(
  host: ServiceHost,
): Operation<ListRolePoliciesCommandInput, ListRolePoliciesCommandOutput> {
  return (input, { caller }) => {
    const role = getStoredRole(
      host.store,
      caller.account,
      requireText("roleName", input.RoleName, nameRule("roleName", 64)),
    );
    const { page, ...more } = pageOf(Object.keys(role.inline).sort(), (name) => name, input);
    return { PolicyNames: page, ...more };
  };
}
