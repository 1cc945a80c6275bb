import type { CreateRoleCommandInput, CreateRoleCommandOutput } from "@aws-sdk/client-iam";
import { AwsError } from "../../../aws-error.ts";
import { optionalNumber, optionalText, requireText } from "../../../service-kit/member-constraints.ts";
import type { Operation, ServiceHost } from "../../../service.ts";
import { fullRole } from "../answer-shapes.ts";
import { checkBoundary, checkTrustSize, sessionRule } from "../limits.ts";
import { arnRule, descriptionRule, makeEntityId, nameRule, pathRule } from "../names.ts";
import { parseTrustPolicy } from "../policy-syntax.ts";
import { findRole, saveRole, type StoredRole } from "../roles.ts";
import { checkTrustedPrincipals } from "../trusted-principals.ts";
import { checkTags } from "../tags.ts";

/** Creates a role that the principals of its trust policy can assume. */
export function createRole(host: ServiceHost): Operation<CreateRoleCommandInput, CreateRoleCommandOutput> {
  return (input, { caller }) => {
    const name = requireText("roleName", input.RoleName, nameRule("roleName", 64));
    const path = optionalText("path", input.Path, pathRule) ?? "/";
    const trust = requireText("assumeRolePolicyDocument", input.AssumeRolePolicyDocument, { min: 1, max: 131_072 });
    const description = optionalText("description", input.Description, descriptionRule);
    const maxSession = optionalNumber("maxSessionDuration", input.MaxSessionDuration, sessionRule) ?? 3600;
    const boundary = optionalText("permissionsBoundary", input.PermissionsBoundary, arnRule);
    const tags = checkTags(input.Tags);
    checkTrustedPrincipals(host.store, caller.account, parseTrustPolicy(trust));
    checkTrustSize(trust);
    if (findRole(host.store, caller.account, name)) {
      throw new AwsError("EntityAlreadyExists", `Role with name ${name} already exists.`, { statusCode: 409 });
    }
    if (boundary !== undefined) checkBoundary(host.store, caller.account, boundary);
    const role: StoredRole = {
      name,
      path,
      id: makeEntityId("AROA"),
      arn: `arn:aws:iam::${caller.account}:role${path}${name}`,
      created: Math.floor(host.now() / 1000) * 1000,
      trust,
      description,
      maxSession,
      boundary,
      tags,
      inline: {},
      attached: [],
    };
    saveRole(host.store, caller.account, role);
    return { Role: fullRole(role) };
  };
}
