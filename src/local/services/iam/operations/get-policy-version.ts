import type { GetPolicyVersionCommandInput, GetPolicyVersionCommandOutput } from "@aws-sdk/client-iam";
import { requireText } from "../../../service-kit/member-constraints.ts";
import type { Operation, ServiceHost } from "../../../service.ts";
import { encodeDocument, shownVersion } from "../answer-shapes.ts";
import { versionRule } from "../limits.ts";
import { getStoredPolicy, getVersion } from "../managed-policies.ts";
import { arnRule } from "../names.ts";

/** One version of a managed policy with its document, percent-encoded. */
export function getPolicyVersion(
  host: ServiceHost,
): Operation<GetPolicyVersionCommandInput, GetPolicyVersionCommandOutput> {
  return (input, { caller }) => {
    const policy = getStoredPolicy(host.store, caller.account, requireText("policyArn", input.PolicyArn, arnRule));
    const version = getVersion(policy, requireText("versionId", input.VersionId, versionRule));
    return { PolicyVersion: { ...shownVersion(policy, version), Document: encodeDocument(version.document) } };
  };
}
