import type {
  DeleteRolePermissionsBoundaryCommandInput,
  DeleteRolePermissionsBoundaryCommandOutput,
} from "@aws-sdk/client-iam";
import { AwsError } from "../../../aws-error.ts";
import type { Operation, ServiceHost } from "../../../service.ts";
import { requireRole, saveRole } from "../roles.ts";

/** Removes a role's permissions boundary. */
export function deleteRolePermissionsBoundary(
  host: ServiceHost,
): Operation<DeleteRolePermissionsBoundaryCommandInput, DeleteRolePermissionsBoundaryCommandOutput> {
  return (input, { caller }) => {
    const role = requireRole(host, caller, input.RoleName);
    if (role.boundary === undefined) {
      throw new AwsError("NoSuchEntity", `No permissions boundary set for role ${role.name}`, { statusCode: 404 });
    }
    saveRole(host.store, caller.account, { ...role, boundary: undefined });
    return {};
  };
}
