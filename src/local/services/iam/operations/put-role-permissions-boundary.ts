import type {
  PutRolePermissionsBoundaryCommandInput,
  PutRolePermissionsBoundaryCommandOutput,
} from "@aws-sdk/client-iam";
import { requireText } from "../../../service-kit/member-constraints.ts";
import type { Operation, ServiceHost } from "../../../service.ts";
import { checkBoundary } from "../limits.ts";
import { arnRule } from "../names.ts";
import { requireRole, saveRole } from "../roles.ts";

/** Sets a role's permissions boundary. */
export function putRolePermissionsBoundary(
  host: ServiceHost,
): Operation<PutRolePermissionsBoundaryCommandInput, PutRolePermissionsBoundaryCommandOutput> {
  return (input, { caller }) => {
    const role = requireRole(host, caller, input.RoleName);
    const boundary = requireText("permissionsBoundary", input.PermissionsBoundary, arnRule);
    checkBoundary(host.store, caller.account, boundary);
    saveRole(host.store, caller.account, { ...role, boundary });
    return {};
  };
}
