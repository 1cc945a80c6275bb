import type { DeleteLogStreamCommandInput, DeleteLogStreamCommandOutput } from "@aws-sdk/client-cloudwatch-logs";
import type { Operation, ServiceHost } from "../../../service.ts";
import { getGroup } from "../log-groups.ts";
import { getStream, removeStream } from "../log-streams.ts";
import { checkGroupName, checkStreamName } from "../names.ts";

/** DeleteLogStream, with its events. */
export function deleteLogStream(
  host: ServiceHost,
): Operation<DeleteLogStreamCommandInput, DeleteLogStreamCommandOutput> {
  return (input, { caller }) => {
    const groupName = checkGroupName(input.logGroupName);
    const name = checkStreamName(input.logStreamName);
    const group = getGroup(host.store, caller, groupName);
    removeStream(host.store, group, getStream(host.store, group, name));
    return {};
  };
}
