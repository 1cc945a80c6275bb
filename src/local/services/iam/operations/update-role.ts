import type { UpdateRoleCommandInput, UpdateRoleCommandOutput } from "@aws-sdk/client-iam";
import { optionalNumber, optionalText } from "../../../service-kit/member-constraints.ts";
import type { Operation, ServiceHost } from "../../../service.ts";
import { sessionRule } from "../limits.ts";
import { descriptionRule } from "../names.ts";
import { requireRole, saveRole } from "../roles.ts";

/** Changes a role's description and longest session; what is not given stays. */
export function updateRole(host: ServiceHost): Operation<UpdateRoleCommandInput, UpdateRoleCommandOutput> {
  return (input, { caller }) => {
    const role = requireRole(host, caller, input.RoleName);
    const description = optionalText("description", input.Description, descriptionRule) ?? role.description;
    const maxSession = optionalNumber("maxSessionDuration", input.MaxSessionDuration, sessionRule) ?? role.maxSession;
    saveRole(host.store, caller.account, { ...role, description, maxSession });
    return {};
  };
}
