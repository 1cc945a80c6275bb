import type { DeleteRolePolicyCommandInput, DeleteRolePolicyCommandOutput } from "@aws-sdk/client-iam";
import { AwsError } from "../../../aws-error.ts";
import { requireText } from "../../../service-kit/member-constraints.ts";
import type { Operation, ServiceHost } from "../../../service.ts";
import { nameRule } from "../names.ts";
import { requireRole, saveRole } from "../roles.ts";

/** Removes an inline policy from a role. */
export function deleteRolePolicy(
  host: ServiceHost,
): Operation<DeleteRolePolicyCommandInput, DeleteRolePolicyCommandOutput> {
  return (input, { caller }) => {
    const policyName = requireText("policyName", input.PolicyName, nameRule("policyName", 128));
    const role = requireRole(host, caller, input.RoleName);
    const { [policyName]: removed, ...inline } = role.inline;
    if (removed === undefined) {
      throw new AwsError("NoSuchEntity", `The role policy with name ${policyName} cannot be found.`, {
        statusCode: 404,
      });
    }
    saveRole(host.store, caller.account, { ...role, inline });
    return {};
  };
}
