import type {
  ListInstanceProfilesForRoleCommandInput,
  ListInstanceProfilesForRoleCommandOutput,
} from "@aws-sdk/client-iam";
import type { Operation, ServiceHost } from "../../../service.ts";
import { requireRole } from "../roles.ts";

/** The instance profiles a role is in: none, as there are no instances here. Tools ask this before they delete a role. */
export function listInstanceProfilesForRole(
  host: ServiceHost,
): Operation<ListInstanceProfilesForRoleCommandInput, ListInstanceProfilesForRoleCommandOutput> {
  return (input, { caller }) => {
    requireRole(host, caller, input.RoleName);
    return { InstanceProfiles: [], IsTruncated: false };
  };
}
