import type { PutRolePolicyCommandInput, PutRolePolicyCommandOutput } from "@aws-sdk/client-iam";
import { requireText } from "../../../service-kit/member-constraints.ts";
import type { Operation, ServiceHost } from "../../../service.ts";
import { checkInlineSize } from "../limits.ts";
import { nameRule } from "../names.ts";
import { parseIdentityPolicy } from "../policy-syntax.ts";
import { requireRole, saveRole } from "../roles.ts";

/** Adds an inline policy to a role, or replaces the one of that name. */
export function putRolePolicy(host: ServiceHost): Operation<PutRolePolicyCommandInput, PutRolePolicyCommandOutput> {
  return (input, { caller }) => {
    const policyName = requireText("policyName", input.PolicyName, nameRule("policyName", 128));
    const document = requireText("policyDocument", input.PolicyDocument, { min: 1, max: 131_072 });
    const role = requireRole(host, caller, input.RoleName);
    parseIdentityPolicy(document);
    const inline = { ...role.inline, [policyName]: document };
    checkInlineSize(role.name, inline);
    saveRole(host.store, caller.account, { ...role, inline });
    return {};
  };
}
