import type { PutRetentionPolicyCommandInput, PutRetentionPolicyCommandOutput } from "@aws-sdk/client-cloudwatch-logs";
import type { Operation, ServiceHost } from "../../../service.ts";
import { getGroup, setRetention } from "../log-groups.ts";
import { checkGroupName, checkRequest } from "../names.ts";

const days = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
].map(String);

/** PutRetentionPolicy: events older than a number of days are no longer shown, and are removed. */
export function putRetentionPolicy(
  host: ServiceHost,
): Operation<PutRetentionPolicyCommandInput, PutRetentionPolicyCommandOutput> {
  return (input, { caller }) => {
    const name = checkGroupName(input.logGroupName);
    checkRequest()
      .required("retentionInDays", input.retentionInDays)
      .text("retentionInDays", input.retentionInDays?.toString(), { values: days })
      .finish();
    setRetention(host.store, getGroup(host.store, caller, name), input.retentionInDays);
    return {};
  };
}
