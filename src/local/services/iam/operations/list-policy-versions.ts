import type { ListPolicyVersionsCommandInput, ListPolicyVersionsCommandOutput } from "@aws-sdk/client-iam";
import { requireText } from "../../../service-kit/member-constraints.ts";
import type { Operation, ServiceHost } from "../../../service.ts";
import { shownVersion } from "../answer-shapes.ts";
import { getStoredPolicy } from "../managed-policies.ts";
import { arnRule } from "../names.ts";
import { pageOf } from "../paging.ts";

/** The versions of a managed policy, newest first. */
export function listPolicyVersions(
  host: ServiceHost,
): Operation<ListPolicyVersionsCommandInput, ListPolicyVersionsCommandOutput> {
  return (input, { caller }) => {
    const policy = getStoredPolicy(host.store, caller.account, requireText("policyArn", input.PolicyArn, arnRule));
    const versions = policy.versions.toSorted((a, b) => numberOf(b.id) - numberOf(a.id));
    const { page, ...more } = pageOf(
      versions,
      // Newest first: the key grows as the number falls.
      (version) => String(1_000_000 - numberOf(version.id)),
      input,
    );
    return { Versions: page.map((version) => shownVersion(policy, version)), ...more };
  };
}

function numberOf(versionId: string): number {
  return Number(versionId.slice(1));
}
