import type { TagRoleCommandInput, TagRoleCommandOutput } from "@aws-sdk/client-iam";
import type { Operation, ServiceHost } from "../../../service.ts";
import { requireRole, saveRole } from "../roles.ts";
import { addTags, checkTags } from "../tags.ts";

/** Adds tags to a role. */
export function tagRole(host: ServiceHost): Operation<TagRoleCommandInput, TagRoleCommandOutput> {
  return (input, { caller }) => {
    const role = requireRole(host, caller, input.RoleName);
    const tags = addTags(role.tags, checkTags(input.Tags));
    saveRole(host.store, caller.account, { ...role, tags });
    return {};
  };
}
