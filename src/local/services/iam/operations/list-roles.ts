import type { ListRolesCommandInput, ListRolesCommandOutput } from "@aws-sdk/client-iam";
import { optionalText } from "../../../service-kit/member-constraints.ts";
import type { Operation, ServiceHost } from "../../../service.ts";
import { listedRole } from "../answer-shapes.ts";
import { pathPrefixRule } from "../names.ts";
import { pageOf } from "../paging.ts";
import { listStoredRoles } from "../roles.ts";

/** The account's roles under a path, sorted by name, in pages. */
export function listRoles(host: ServiceHost): Operation<ListRolesCommandInput, ListRolesCommandOutput> {
  return (input, { caller }) => {
    const prefix = optionalText("pathPrefix", input.PathPrefix, pathPrefixRule) ?? "/";
    const roles = listStoredRoles(host.store, caller.account).filter((role) => role.path.startsWith(prefix));
    const { page, ...more } = pageOf(roles, (role) => role.name, input);
    return { Roles: page.map(listedRole), ...more };
  };
}
