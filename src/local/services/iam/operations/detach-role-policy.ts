import type { DetachRolePolicyCommandInput, DetachRolePolicyCommandOutput } from "@aws-sdk/client-iam";
import { AwsError } from "../../../aws-error.ts";
import { requireText } from "../../../service-kit/member-constraints.ts";
import type { Operation, ServiceHost } from "../../../service.ts";
import { arnRule } from "../names.ts";
import { requireRole, saveRole } from "../roles.ts";

/** Detaches a managed policy from a role. */
export function detachRolePolicy(
  host: ServiceHost,
): Operation<DetachRolePolicyCommandInput, DetachRolePolicyCommandOutput> {
  return (input, { caller }) => {
    const arn = requireText("policyArn", input.PolicyArn, arnRule);
    const role = requireRole(host, caller, input.RoleName);
    if (!role.attached.includes(arn)) {
      throw new AwsError("NoSuchEntity", `Policy ${arn} was not found.`, { statusCode: 404 });
    }
    saveRole(host.store, caller.account, { ...role, attached: role.attached.filter((each) => each !== arn) });
    return {};
  };
}
