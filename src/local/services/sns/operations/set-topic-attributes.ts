import type { SetTopicAttributesCommandInput, SetTopicAttributesCommandOutput } from "@aws-sdk/client-sns";
import { requireText } from "../../../service-kit/member-constraints.ts";
import type { Operation } from "../../../service.ts";
import { checkTopicArn } from "../arns.ts";
import type { Sns } from "../sns.ts";
import { invalidParameter } from "../sns-errors.ts";
import { checkTopicAttribute, defaultPolicy, isTopicAttribute } from "../topics/topic-attributes.ts";
import { getTopic, isFifo, setTopicAttributeMap } from "../topics/topics.ts";

const ofFifoTopics = new Set(["ContentBasedDeduplication", "FifoThroughputScope"]);

/** SetTopicAttributes: one at a time. An empty policy brings the first one back. */
export function setTopicAttributes({
  host,
}: Sns): Operation<SetTopicAttributesCommandInput, SetTopicAttributesCommandOutput> {
  return (input, { caller }) => {
    const arn = checkTopicArn(input.TopicArn, caller);
    const name = requireText("attributeName", input.AttributeName);
    const topic = getTopic(host.store, arn);
    if (!isTopicAttribute(name) || name === "FifoTopic" || (ofFifoTopics.has(name) && !isFifo(topic))) {
      throw invalidParameter("AttributeName");
    }
    const given = input.AttributeValue ?? "";
    const value = name === "Policy" && given === "" ? defaultPolicy(arn, topic.account) : given;
    checkTopicAttribute(name, value);
    setTopicAttributeMap(host.store, arn, { ...topic.attributes, [name]: value });
    return {};
  };
}
