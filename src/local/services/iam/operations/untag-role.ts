import type { UntagRoleCommandInput, UntagRoleCommandOutput } from "@aws-sdk/client-iam";
import { requireText } from "../../../service-kit/member-constraints.ts";
import type { Operation, ServiceHost } from "../../../service.ts";
import { nameRule } from "../names.ts";
import { getStoredRole, saveRole } from "../roles.ts";
import { dropTags } from "../tags.ts";

/** Removes tags from a role; keys that are not there do not matter. */
export function untagRole(host: ServiceHost): Operation<UntagRoleCommandInput, UntagRoleCommandOutput> {
  return (input, { caller }) => {
    const role = getStoredRole(
      host.store,
      caller.account,
      requireText("roleName", input.RoleName, nameRule("roleName", 64)),
    );
    saveRole(host.store, caller.account, { ...role, tags: dropTags(role.tags, input.TagKeys) });
    return {};
  };
}
