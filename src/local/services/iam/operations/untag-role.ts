import type { UntagRoleCommandInput, UntagRoleCommandOutput } from "@aws-sdk/client-iam";
import type { Operation, ServiceHost } from "../../../service.ts";
import { requireRole, saveRole } from "../roles.ts";
import { dropTags } from "../tags.ts";

/** Removes tags from a role; keys that are not there do not matter. */
export function untagRole(host: ServiceHost): Operation<UntagRoleCommandInput, UntagRoleCommandOutput> {
  return (input, { caller }) => {
    const role = requireRole(host, caller, input.RoleName);
    saveRole(host.store, caller.account, { ...role, tags: dropTags(role.tags, input.TagKeys) });
    return {};
  };
}
