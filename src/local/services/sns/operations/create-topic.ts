import type { CreateTopicCommandInput, CreateTopicCommandOutput } from "@aws-sdk/client-sns";
import { isDeepStrictEqual } from "node:util";
import { requireText } from "../../../service-kit/member-constraints.ts";
import type { Operation } from "../../../service.ts";
import { topicArn } from "../arns.ts";
import type { Sns } from "../sns.ts";
import { invalidParameter, notEmulated } from "../sns-errors.ts";
import { checkTags } from "../tags.ts";
import { checkTopicAttribute, defaultPolicy, isTopicAttribute } from "../topics/topic-attributes.ts";
import { addTopic, findTopic, type StoredTopic } from "../topics/topics.ts";

const fifoName =
  "Fifo Topic names must end with .fifo and must be made up of only uppercase and lowercase ASCII letters, numbers, underscores, and hyphens, and must be between 1 and 256 characters long.";

/** CreateTopic. A topic that is there already with the same attributes and tags is the answer. */
export function createTopic({ host }: Sns): Operation<CreateTopicCommandInput, CreateTopicCommandOutput> {
  return (input, { caller }) => {
    const attributes = checkAttributes(input.Attributes);
    const name = checkName(input.Name, attributes["FifoTopic"] === "true");
    if (input.DataProtectionPolicy) throw notEmulated("The local endpoint's topics have no DataProtectionPolicy.");
    const tags = checkTags(input.Tags);
    const arn = topicArn(caller, name);
    const present = findTopic(host.store, arn);
    if (present) return answerPresent(present, attributes, input.Tags && tags);
    const { account, region } = caller;
    const policy = { Policy: defaultPolicy(arn, account) };
    addTopic(host.store, { arn, account, region, attributes: { ...policy, ...attributes }, tags });
    return { TopicArn: arn };
  };
}

function checkAttributes(given: Readonly<Record<string, string>> | undefined): Record<string, string> {
  for (const [name, value] of Object.entries(given ?? {})) {
    if (!isTopicAttribute(name)) throw invalidParameter(`Attributes Reason: Unknown attribute: ${name}`);
    checkTopicAttribute(name, value);
  }
  const attributes = { ...given };
  if (attributes["FifoTopic"] === "false") delete attributes["FifoTopic"];
  if (attributes["Policy"] === "") delete attributes["Policy"];
  return attributes;
}

function checkName(given: string | undefined, fifo: boolean): string {
  const name = requireText("name", given);
  if (!fifo && !/^[\w-]{1,256}$/.test(name)) throw invalidParameter("Topic Name");
  if (fifo && !/^(?=.{1,256}$)[\w-]+\.fifo$/.test(name)) throw invalidParameter(fifoName);
  return name;
}

function answerPresent(
  { arn, attributes: present, tags: presentTags }: StoredTopic,
  attributes: Readonly<Record<string, string>>,
  tags: Readonly<Record<string, string>> | undefined,
) {
  if (Object.entries(attributes).some(([name, value]) => present[name] !== value)) {
    throw invalidParameter("Attributes Reason: Topic already exists with different attributes");
  }
  if (tags && !isDeepStrictEqual(tags, presentTags)) {
    throw invalidParameter("Tags Reason: Topic already exists with different tags");
  }
  return { TopicArn: arn };
}
