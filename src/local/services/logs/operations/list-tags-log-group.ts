import type { ListTagsLogGroupCommandInput, ListTagsLogGroupCommandOutput } from "@aws-sdk/client-cloudwatch-logs";
import type { Operation, ServiceHost } from "../../../service.ts";
import { getGroup } from "../log-groups.ts";
import { checkGroupName } from "../names.ts";

/** ListTagsLogGroup, the older form of ListTagsForResource. */
export function listTagsLogGroup(
  host: ServiceHost,
): Operation<ListTagsLogGroupCommandInput, ListTagsLogGroupCommandOutput> {
  return (input, { caller }) => ({
    tags: { ...getGroup(host.store, caller, checkGroupName(input.logGroupName)).tags },
  });
}
