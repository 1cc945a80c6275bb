import type { UpdateAssumeRolePolicyCommandInput, UpdateAssumeRolePolicyCommandOutput } from "@aws-sdk/client-iam";
import { requireText } from "../../../service-kit/member-constraints.ts";
import type { Operation, ServiceHost } from "../../../service.ts";
import { checkTrustSize } from "../limits.ts";
import { parseTrustPolicy } from "../policy-syntax.ts";
import { requireRole, saveRole } from "../roles.ts";
import { checkTrustedPrincipals } from "../trusted-principals.ts";

/** Replaces a role's trust policy. */
export function updateAssumeRolePolicy(
  host: ServiceHost,
): Operation<UpdateAssumeRolePolicyCommandInput, UpdateAssumeRolePolicyCommandOutput> {
  return (input, { caller }) => {
    const role = requireRole(host, caller, input.RoleName);
    const trust = requireText("policyDocument", input.PolicyDocument, { min: 1, max: 131_072 });
    checkTrustedPrincipals(host.store, caller.account, parseTrustPolicy(trust));
    checkTrustSize(trust);
    saveRole(host.store, caller.account, { ...role, trust });
    return {};
  };
}
