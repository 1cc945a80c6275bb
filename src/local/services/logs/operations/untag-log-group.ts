import type { UntagLogGroupCommandInput, UntagLogGroupCommandOutput } from "@aws-sdk/client-cloudwatch-logs";
import type { Operation, ServiceHost } from "../../../service.ts";
import { getGroup } from "../log-groups.ts";
import { checkGroupName } from "../names.ts";
import { removeTags } from "../tags.ts";

/** UntagLogGroup, the older form of UntagResource. */
export function untagLogGroup(host: ServiceHost): Operation<UntagLogGroupCommandInput, UntagLogGroupCommandOutput> {
  return (input, { caller }) => {
    removeTags(host, getGroup(host.store, caller, checkGroupName(input.logGroupName)), input.tags ?? []);
    return {};
  };
}
