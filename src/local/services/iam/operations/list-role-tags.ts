import type { ListRoleTagsCommandInput, ListRoleTagsCommandOutput, Tag } from "@aws-sdk/client-iam";
import { requireText } from "../../../service-kit/member-constraints.ts";
import type { Operation, ServiceHost } from "../../../service.ts";
import { nameRule } from "../names.ts";
import { pageOf } from "../paging.ts";
import { getStoredRole } from "../roles.ts";

/** A role's tags, sorted by key. */
export function listRoleTags(host: ServiceHost): Operation<ListRoleTagsCommandInput, ListRoleTagsCommandOutput> {
  return (input, { caller }) => {
    const role = getStoredRole(
      host.store,
      caller.account,
      requireText("roleName", input.RoleName, nameRule("roleName", 64)),
    );
    const tags = [...role.tags].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
    const { page, ...more } = pageOf(tags, keyOf, input);
    return { Tags: page, ...more };
  };
}

function keyOf(tag: Tag): string {
  return tag.Key ?? "";
}
