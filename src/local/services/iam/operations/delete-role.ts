import type { DeleteRoleCommandInput, DeleteRoleCommandOutput } from "@aws-sdk/client-iam";
import { AwsError } from "../../../aws-error.ts";
import type { Operation, ServiceHost } from "../../../service.ts";
import { requireRole, removeRole } from "../roles.ts";

/** Deletes a role that has no policies any more. */
export function deleteRole(host: ServiceHost): Operation<DeleteRoleCommandInput, DeleteRoleCommandOutput> {
  return (input, { caller }) => {
    const role = requireRole(host, caller, input.RoleName);
    if (role.attached.length > 0) {
      throw new AwsError("DeleteConflict", "Cannot delete entity, must detach all policies first.", {
        statusCode: 409,
      });
    }
    if (Object.keys(role.inline).length > 0) {
      throw new AwsError("DeleteConflict", "Cannot delete entity, must delete policies first.", { statusCode: 409 });
    }
    removeRole(host.store, caller.account, role.name);
    return {};
  };
}
