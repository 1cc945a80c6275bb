import type { GetPolicyCommandInput, GetPolicyCommandOutput } from "@aws-sdk/client-iam";
import { requireText } from "../../../service-kit/member-constraints.ts";
import type { Operation, ServiceHost } from "../../../service.ts";
import { shownPolicy } from "../answer-shapes.ts";
import { countUses, getStoredPolicy } from "../managed-policies.ts";
import { arnRule } from "../names.ts";

/** A managed policy, the account's own or one of AWS's, without its document. */
export function getPolicy(host: ServiceHost): Operation<GetPolicyCommandInput, GetPolicyCommandOutput> {
  return (input, { caller }) => {
    const policy = getStoredPolicy(host.store, caller.account, requireText("policyArn", input.PolicyArn, arnRule));
    const shown = shownPolicy(policy, countUses(host.store, caller.account, policy.arn));
    return {
      Policy: {
        ...shown,
        ...(policy.description === undefined ? {} : { Description: policy.description }),
        Tags: [...policy.tags],
      },
    };
  };
}
