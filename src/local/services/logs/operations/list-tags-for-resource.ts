import type {
  ListTagsForResourceCommandInput,
  ListTagsForResourceCommandOutput,
} from "@aws-sdk/client-cloudwatch-logs";
import type { Operation, ServiceHost } from "../../../service.ts";
import { getTaggedGroup } from "../tags.ts";

/** ListTagsForResource, for log groups. */
export function listTagsForResource(
  host: ServiceHost,
): Operation<ListTagsForResourceCommandInput, ListTagsForResourceCommandOutput> {
  return (input, { caller }) => ({ tags: { ...getTaggedGroup(host, caller, input.resourceArn).tags } });
}
