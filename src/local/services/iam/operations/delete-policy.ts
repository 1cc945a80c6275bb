import type { DeletePolicyCommandInput, DeletePolicyCommandOutput } from "@aws-sdk/client-iam";
import { AwsError } from "../../../aws-error.ts";
import { requireText } from "../../../service-kit/member-constraints.ts";
import type { Operation, ServiceHost } from "../../../service.ts";
import { countUses, getOwnPolicy, removePolicy } from "../managed-policies.ts";
import { arnRule } from "../names.ts";

/** Deletes a managed policy that is attached nowhere and has one version left. */
export function deletePolicy(host: ServiceHost): Operation<DeletePolicyCommandInput, DeletePolicyCommandOutput> {
  return (input, { caller }) => {
    const policy = getOwnPolicy(host.store, caller.account, requireText("policyArn", input.PolicyArn, arnRule));
    const { attachments, boundaries } = countUses(host.store, caller.account, policy.arn);
    if (attachments + boundaries > 0) {
      throw new AwsError("DeleteConflict", "Cannot delete a policy attached to entities.", { statusCode: 409 });
    }
    if (policy.versions.length > 1) {
      throw new AwsError(
        "DeleteConflict",
        "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.",
        { statusCode: 409 },
      );
    }
    removePolicy(host.store, caller.account, policy.name);
    return {};
  };
}
