import type { CreateLogStreamCommandInput, CreateLogStreamCommandOutput } from "@aws-sdk/client-cloudwatch-logs";
import type { Operation, ServiceHost } from "../../../service.ts";
import { getGroup } from "../log-groups.ts";
import { addStream, findStream } from "../log-streams.ts";
import { alreadyExists } from "../logs-errors.ts";
import { checkGroupName, checkStreamName } from "../names.ts";

/** CreateLogStream. */
export function createLogStream(
  host: ServiceHost,
): Operation<CreateLogStreamCommandInput, CreateLogStreamCommandOutput> {
  return (input, { caller }) => {
    const groupName = checkGroupName(input.logGroupName);
    const name = checkStreamName(input.logStreamName);
    const group = getGroup(host.store, caller, groupName);
    if (findStream(host.store, group, name)) throw alreadyExists("log stream");
    addStream(host.store, group, { name, created: host.now() });
    return {};
  };
}
