import type { TagResourceCommandInput, TagResourceCommandOutput } from "@aws-sdk/client-sns";
import type { Operation } from "../../../service.ts";
import type { Sns } from "../sns.ts";
import { checkTags, getTaggedTopic } from "../tags.ts";
import { setTopicTags } from "../topics/topics.ts";

/** TagResource, for topics. */
export function tagResource({ host }: Sns): Operation<TagResourceCommandInput, TagResourceCommandOutput> {
  return (input, { caller }) => {
    const { arn, tags } = getTaggedTopic(host.store, caller, input.ResourceArn);
    setTopicTags(host.store, arn, { ...tags, ...checkTags(input.Tags, tags) });
    return {};
  };
}
