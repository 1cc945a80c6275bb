import type { UntagResourceCommandInput, UntagResourceCommandOutput } from "@aws-sdk/client-sns";
import type { Operation } from "../../../service.ts";
import type { Sns } from "../sns.ts";
import { getTaggedTopic } from "../tags.ts";
import { setTopicTags } from "../topics/topics.ts";

/** UntagResource, for topics. */
export function untagResource({ host }: Sns): Operation<UntagResourceCommandInput, UntagResourceCommandOutput> {
  return (input, { caller }) => {
    const { arn, tags } = getTaggedTopic(host.store, caller, input.ResourceArn);
    const kept = Object.entries(tags).filter(([key]) => input.TagKeys?.includes(key) !== true);
    setTopicTags(host.store, arn, Object.fromEntries(kept));
    return {};
  };
}
