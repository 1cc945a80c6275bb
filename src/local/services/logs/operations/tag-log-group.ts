import type { TagLogGroupCommandInput, TagLogGroupCommandOutput } from "@aws-sdk/client-cloudwatch-logs";
import type { Operation, ServiceHost } from "../../../service.ts";
import { getGroup } from "../log-groups.ts";
import { checkGroupName } from "../names.ts";
import { addTags } from "../tags.ts";

/** TagLogGroup, the older form of TagResource. */
export function tagLogGroup(host: ServiceHost): Operation<TagLogGroupCommandInput, TagLogGroupCommandOutput> {
  return (input, { caller }) => {
    addTags(host, getGroup(host.store, caller, checkGroupName(input.logGroupName)), input.tags);
    return {};
  };
}
