import type { ListTagsForResourceCommandInput, ListTagsForResourceCommandOutput } from "@aws-sdk/client-sns";
import type { Operation } from "../../../service.ts";
import type { Sns } from "../sns.ts";
import { getTaggedTopic } from "../tags.ts";

/** ListTagsForResource, for topics. */
export function listTagsForResource({
  host,
}: Sns): Operation<ListTagsForResourceCommandInput, ListTagsForResourceCommandOutput> {
  return (input, { caller }) => {
    const { tags } = getTaggedTopic(host.store, caller, input.ResourceArn);
    return { Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) };
  };
}
