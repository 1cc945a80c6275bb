import type { DeletePolicyVersionCommandInput, DeletePolicyVersionCommandOutput } from "@aws-sdk/client-iam";
import { AwsError } from "../../../aws-error.ts";
import { requireText } from "../../../service-kit/member-constraints.ts";
import type { Operation, ServiceHost } from "../../../service.ts";
import { versionRule } from "../limits.ts";
import { getOwnPolicy, getVersion, savePolicy } from "../managed-policies.ts";
import { arnRule } from "../names.ts";

/** Deletes a version of a managed policy that is not the default one. */
export function deletePolicyVersion(
  host: ServiceHost,
): Operation<DeletePolicyVersionCommandInput, DeletePolicyVersionCommandOutput> {
  return (input, { caller }) => {
    const policy = getOwnPolicy(host.store, caller.account, requireText("policyArn", input.PolicyArn, arnRule));
    const version = getVersion(policy, requireText("versionId", input.VersionId, versionRule));
    if (version.id === policy.defaultVersion) {
      throw new AwsError("DeleteConflict", "Cannot delete the default version of a policy.", { statusCode: 409 });
    }
    savePolicy(host.store, caller.account, {
      ...policy,
      versions: policy.versions.filter((each) => each.id !== version.id),
    });
    return {};
  };
}
