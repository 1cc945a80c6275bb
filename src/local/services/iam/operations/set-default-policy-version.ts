import type { SetDefaultPolicyVersionCommandInput, SetDefaultPolicyVersionCommandOutput } from "@aws-sdk/client-iam";
import { requireText } from "../../../service-kit/member-constraints.ts";
import type { Operation, ServiceHost } from "../../../service.ts";
import { versionRule } from "../limits.ts";
import { getOwnPolicy, getVersion, savePolicy } from "../managed-policies.ts";
import { arnRule } from "../names.ts";

/** Chooses the version of a managed policy that roles use. */
export function setDefaultPolicyVersion(
  host: ServiceHost,
): Operation<SetDefaultPolicyVersionCommandInput, SetDefaultPolicyVersionCommandOutput> {
  return (input, { caller }) => {
    const policy = getOwnPolicy(host.store, caller.account, requireText("policyArn", input.PolicyArn, arnRule));
    const version = getVersion(policy, requireText("versionId", input.VersionId, versionRule));
    const updated = Math.floor(host.now() / 1000) * 1000;
    savePolicy(host.store, caller.account, { ...policy, defaultVersion: version.id, updated });
    return {};
  };
}
