import type { AttachRolePolicyCommandInput, AttachRolePolicyCommandOutput } from "@aws-sdk/client-iam";
import { AwsError } from "../../../aws-error.ts";
import { requireText } from "../../../service-kit/member-constraints.ts";
import type { Operation, ServiceHost } from "../../../service.ts";
import { checkAttachedCount } from "../limits.ts";
import { findPolicy } from "../managed-policies.ts";
import { arnRule } from "../names.ts";
import { requireRole, saveRole } from "../roles.ts";

/** Attaches a managed policy; attaching it again changes nothing. */
export function attachRolePolicy(
  host: ServiceHost,
): Operation<AttachRolePolicyCommandInput, AttachRolePolicyCommandOutput> {
  return (input, { caller }) => {
    const arn = requireText("policyArn", input.PolicyArn, arnRule);
    const role = requireRole(host, caller, input.RoleName);
    if (!findPolicy(host.store, caller.account, arn)) {
      throw new AwsError("NoSuchEntity", `Policy ${arn} does not exist or is not attachable.`, { statusCode: 404 });
    }
    if (role.attached.includes(arn)) return {};
    checkAttachedCount(role.attached.length + 1);
    saveRole(host.store, caller.account, { ...role, attached: [...role.attached, arn] });
    return {};
  };
}
