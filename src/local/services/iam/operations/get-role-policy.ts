import type { GetRolePolicyCommandInput, GetRolePolicyCommandOutput } from "@aws-sdk/client-iam";
import { AwsError } from "../../../aws-error.ts";
import { requireText } from "../../../service-kit/member-constraints.ts";
import type { Operation, ServiceHost } from "../../../service.ts";
import { encodeDocument } from "../answer-shapes.ts";
import { nameRule } from "../names.ts";
import { requireRole } from "../roles.ts";

/** An inline policy of a role, percent-encoded. */
export function getRolePolicy(host: ServiceHost): Operation<GetRolePolicyCommandInput, GetRolePolicyCommandOutput> {
  return (input, { caller }) => {
    const policyName = requireText("policyName", input.PolicyName, nameRule("policyName", 128));
    const role = requireRole(host, caller, input.RoleName);
    const document = role.inline[policyName];
    if (document === undefined) {
      throw new AwsError("NoSuchEntity", `The role policy with name ${policyName} cannot be found.`, {
        statusCode: 404,
      });
    }
    return { RoleName: role.name, PolicyName: policyName, PolicyDocument: encodeDocument(document) };
  };
}
