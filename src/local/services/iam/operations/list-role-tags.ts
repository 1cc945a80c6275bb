import type { ListRoleTagsCommandInput, ListRoleTagsCommandOutput, Tag } from "@aws-sdk/client-iam";
import type { Operation, ServiceHost } from "../../../service.ts";
import { pageOf } from "../paging.ts";
import { requireRole } from "../roles.ts";

/** A role's tags, sorted by key. */
export function listRoleTags(host: ServiceHost): Operation<ListRoleTagsCommandInput, ListRoleTagsCommandOutput> {
  return (input, { caller }) => {
    const role = requireRole(host, caller, input.RoleName);
    const tags = [...role.tags].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
    const { page, ...more } = pageOf(tags, keyOf, input);
    return { Tags: page, ...more };
  };
}

function keyOf(tag: Tag): string {
  return tag.Key ?? "";
}
