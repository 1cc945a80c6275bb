import type { UpdateAssumeRolePolicyCommandInput, UpdateAssumeRolePolicyCommandOutput } from "@aws-sdk/client-iam";
import { requireText } from "../../../service-kit/member-constraints.ts";
import type { Operation, ServiceHost } from "../../../service.ts";
import { checkTrustSize } from "../limits.ts";
import { nameRule } from "../names.ts";
import { parseTrustPolicy } from "../policy-syntax.ts";
import { getStoredRole, saveRole } from "../roles.ts";

/** Replaces a role's trust policy. */
export function updateAssumeRolePolicy(
  host: ServiceHost,
): Operation<UpdateAssumeRolePolicyCommandInput, UpdateAssumeRolePolicyCommandOutput> {
  return (input, { caller }) => {
    const role = getStoredRole(
      host.store,
      caller.account,
      requireText("roleName", input.RoleName, nameRule("roleName", 64)),
    );
    const trust = requireText("policyDocument", input.PolicyDocument, { min: 1, max: 131_072 });
    parseTrustPolicy(trust);
    checkTrustSize(trust);
    saveRole(host.store, caller.account, { ...role, trust });
    return {};
  };
}
