import type { GetTopicAttributesCommandInput, GetTopicAttributesCommandOutput } from "@aws-sdk/client-sns";
import type { Operation } from "../../../service.ts";
import { checkTopicArn } from "../arns.ts";
import type { Sns } from "../sns.ts";
import { countSubscriptions } from "../subscriptions/subscriptions.ts";
import { showTopicAttributes } from "../topics/topic-attributes.ts";
import { getTopic } from "../topics/topics.ts";

/** GetTopicAttributes. */
export function getTopicAttributes({
  host,
}: Sns): Operation<GetTopicAttributesCommandInput, GetTopicAttributesCommandOutput> {
  return (input, { caller }) => {
    const topic = getTopic(host.store, checkTopicArn(input.TopicArn, caller));
    return { Attributes: showTopicAttributes(topic, countSubscriptions(host, topic.arn)) };
  };
}
