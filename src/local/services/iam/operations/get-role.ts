import type { GetRoleCommandInput, GetRoleCommandOutput } from "@aws-sdk/client-iam";
import { requireText } from "../../../service-kit/member-constraints.ts";
import type { Operation, ServiceHost } from "../../../service.ts";
import { fullRole } from "../answer-shapes.ts";
import { nameRule } from "../names.ts";
import { getStoredRole } from "../roles.ts";

/** A role with its trust policy, percent-encoded. */
export function getRole(host: ServiceHost): Operation<GetRoleCommandInput, GetRoleCommandOutput> {
  return (input, { caller }) => {
    const role = getStoredRole(
      host.store,
      caller.account,
      requireText("roleName", input.RoleName, nameRule("roleName", 64)),
    );
    return { Role: { ...fullRole(role), RoleLastUsed: {} } };
  };
}
