import type { GetRoleCommandInput, GetRoleCommandOutput } from "@aws-sdk/client-iam";
import type { Operation, ServiceHost } from "../../../service.ts";
import { fullRole } from "../answer-shapes.ts";
import { requireRole } from "../roles.ts";

/** A role with its trust policy, percent-encoded. */
export function getRole(host: ServiceHost): Operation<GetRoleCommandInput, GetRoleCommandOutput> {
  return (input, { caller }) => {
    const role = requireRole(host, caller, input.RoleName);
    return { Role: { ...fullRole(role), RoleLastUsed: {} } };
  };
}
