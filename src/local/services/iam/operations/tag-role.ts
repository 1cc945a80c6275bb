import type { TagRoleCommandInput, TagRoleCommandOutput } from "@aws-sdk/client-iam";
import { requireText } from "../../../service-kit/member-constraints.ts";
import type { Operation, ServiceHost } from "../../../service.ts";
import { nameRule } from "../names.ts";
import { getStoredRole, saveRole } from "../roles.ts";
import { addTags, checkTags } from "../tags.ts";

/** Adds tags to a role. */
export function tagRole(host: ServiceHost): Operation<TagRoleCommandInput, TagRoleCommandOutput> {
  return (input, { caller }) => {
    const role = getStoredRole(
      host.store,
      caller.account,
      requireText("roleName", input.RoleName, nameRule("roleName", 64)),
    );
    const tags = addTags(role.tags, checkTags(input.Tags));
    saveRole(host.store, caller.account, { ...role, tags });
    return {};
  };
}
