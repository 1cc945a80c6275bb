import type {
  DeleteRetentionPolicyCommandInput,
  DeleteRetentionPolicyCommandOutput,
} from "@aws-sdk/client-cloudwatch-logs";
import type { Operation, ServiceHost } from "../../../service.ts";
import { getGroup, setRetention } from "../log-groups.ts";
import { checkGroupName } from "../names.ts";

/** DeleteRetentionPolicy. */
export function deleteRetentionPolicy(
  host: ServiceHost,
): Operation<DeleteRetentionPolicyCommandInput, DeleteRetentionPolicyCommandOutput> {
  return (input, { caller }) => {
    setRetention(host.store, getGroup(host.store, caller, checkGroupName(input.logGroupName)), undefined);
    return {};
  };
}
