import type { ListTagsForResourceCommandInput, ListTagsForResourceCommandOutput } from "@aws-sdk/client-eventbridge";
import type { Operation } from "../../../service.ts";
import type { Events } from "../events.ts";
import { getTagged } from "../tags.ts";

/** ListTagsForResource, for rules and buses. */
export function listTagsForResource({
  host,
}: Events): Operation<ListTagsForResourceCommandInput, ListTagsForResourceCommandOutput> {
  return (input, { caller }) => {
    const { tags } = getTagged(host.store, caller, input.ResourceARN);
    return { Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) };
  };
}
