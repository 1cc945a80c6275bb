import type { CreatePolicyVersionCommandInput, CreatePolicyVersionCommandOutput } from "@aws-sdk/client-iam";
import { requireText } from "../../../service-kit/member-constraints.ts";
import type { Operation, ServiceHost } from "../../../service.ts";
import { shownVersion } from "../answer-shapes.ts";
import { checkManagedSize, checkVersionCount } from "../limits.ts";
import { getOwnPolicy, savePolicy, type StoredPolicy } from "../managed-policies.ts";
import { arnRule } from "../names.ts";
import { parseIdentityPolicy } from "../policy-syntax.ts";

/** Adds a version to a managed policy, as the default one if asked. */
export function createPolicyVersion(
  host: ServiceHost,
): Operation<CreatePolicyVersionCommandInput, CreatePolicyVersionCommandOutput> {
  return (input, { caller }) => {
    const policy = getOwnPolicy(host.store, caller.account, requireText("policyArn", input.PolicyArn, arnRule));
    const document = requireText("policyDocument", input.PolicyDocument, { min: 1, max: 131_072 });
    parseIdentityPolicy(document);
    checkManagedSize(document);
    checkVersionCount(policy.versions.length + 1);
    const created = Math.floor(host.now() / 1000) * 1000;
    const version = { id: `v${policy.nextVersion}`, document, created };
    const changed: StoredPolicy = {
      ...policy,
      updated: created,
      defaultVersion: input.SetAsDefault === true ? version.id : policy.defaultVersion,
      versions: [...policy.versions, version],
      nextVersion: policy.nextVersion + 1,
    };
    savePolicy(host.store, caller.account, changed);
    return { PolicyVersion: shownVersion(changed, version) };
  };
}
