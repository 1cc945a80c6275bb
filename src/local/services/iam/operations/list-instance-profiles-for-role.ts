import type {
  ListInstanceProfilesForRoleCommandInput,
  ListInstanceProfilesForRoleCommandOutput,
} from "@aws-sdk/client-iam";
import { requireText } from "../../../service-kit/member-constraints.ts";
import type { Operation, ServiceHost } from "../../../service.ts";
import { nameRule } from "../names.ts";
import { getStoredRole } from "../roles.ts";

/** The instance profiles a role is in: none, as there are no instances here. Tools ask this before they delete a role. */
export function listInstanceProfilesForRole(
  host: ServiceHost,
): Operation<ListInstanceProfilesForRoleCommandInput, ListInstanceProfilesForRoleCommandOutput> {
  return (input, { caller }) => {
    getStoredRole(host.store, caller.account, requireText("roleName", input.RoleName, nameRule("roleName", 64)));
    return { InstanceProfiles: [], IsTruncated: false };
  };
}
