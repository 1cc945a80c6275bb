import type { DeleteLogGroupCommandInput, DeleteLogGroupCommandOutput } from "@aws-sdk/client-cloudwatch-logs";
import type { Operation, ServiceHost } from "../../../service.ts";
import { getGroup, removeGroup } from "../log-groups.ts";
import { checkGroupName } from "../names.ts";

/** DeleteLogGroup, with all its streams and events. */
export function deleteLogGroup(host: ServiceHost): Operation<DeleteLogGroupCommandInput, DeleteLogGroupCommandOutput> {
  return (input, { caller }) => {
    removeGroup(host.store, getGroup(host.store, caller, checkGroupName(input.logGroupName)));
    return {};
  };
}
