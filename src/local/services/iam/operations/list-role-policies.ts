import type { ListRolePoliciesCommandInput, ListRolePoliciesCommandOutput } from "@aws-sdk/client-iam";
import type { Operation, ServiceHost } from "../../../service.ts";
import { pageOf } from "../paging.ts";
import { requireRole } from "../roles.ts";

/** The names of a role's inline policies. */
export function listRolePolicies(
  host: ServiceHost,
): Operation<ListRolePoliciesCommandInput, ListRolePoliciesCommandOutput> {
  return (input, { caller }) => {
    const role = requireRole(host, caller, input.RoleName);
    const { page, ...more } = pageOf(Object.keys(role.inline).sort(), (name) => name, input);
    return { PolicyNames: page, ...more };
  };
}
