import { isDeepStrictEqual } from "node:util";
import { arnIn, nameOfArn } from "../../../../../arn.ts";
import { isMap, scalarText, type TemplateMap } from "../../template/value.ts";
import { keysGone, membersOf, tagMap, textMember, textProperty, unlessMissing } from "../answer-members.ts";
import type { Attributes, ResourceHandler, ResourceRequest } from "../handler.ts";
import { flag, list, object, tagList, text } from "../property-schema.ts";

/** Attributes of a topic that are properties, with what they are without. FifoTopic is one that never changes. */
const attributeDefaults: Readonly<Record<string, string>> = {
  ContentBasedDeduplication: "false",
  DisplayName: "",
  FifoThroughputScope: "Topic",
  KmsMasterKeyId: "",
  SignatureVersion: "1",
  TracingConfig: "PassThrough",
};

/** `AWS::SNS::Topic`. Its physical id is its ARN. */
export const snsTopic: ResourceHandler = {
  type: "AWS::SNS::Topic",
  schema: object(
    {
      ContentBasedDeduplication: flag,
      DisplayName: text({ max: 100 }),
      FifoThroughputScope: text({ values: ["Topic", "MessageGroup"] }),
      FifoTopic: flag,
      KmsMasterKeyId: text(),
      SignatureVersion: text({ values: ["1", "2"] }),
      Subscription: list(object({ Endpoint: text(), Protocol: text() }, ["Endpoint", "Protocol"])),
      Tags: tagList,
      TopicName: text({ min: 1, max: 256 }),
      TracingConfig: text({ values: ["PassThrough", "Active"] }),
    },
    [],
    ["ArchivePolicy", "DataProtectionPolicy"],
    ["DeliveryStatusLogging"],
  ),
  replacing: ["FifoTopic", "TopicName"],
  hasAttribute: (name) => name === "TopicArn" || name === "TopicName",
  identify(properties, { stack, generate }) {
    const ending = properties["FifoTopic"] === true ? ".fifo" : "";
    const name = textProperty(properties, "TopicName") || `${generate({ max: 256 - ending.length })}${ending}`;
    return {
      physicalId: arnIn(stack, "sns", name),
      chosen: "TopicName" in properties,
    };
  },
  async create(request) {
    const Tags = Object.entries(tagMap(request.properties)).map(([Key, Value]) => ({ Key, Value }));
    await request.call("sns", "CreateTopic", {
      Name: attributesOf(request).TopicName,
      Attributes: topicAttributes(request.properties, [...Object.keys(attributeDefaults), "FifoTopic"]),
      ...(Tags.length === 0 ? {} : { Tags }),
    });
    await arrangeSubscriptions(request, {});
    return attributesOf(request);
  },
  async read(request) {
    const found = await unlessMissing(
      request.call("sns", "GetTopicAttributes", { TopicArn: request.physicalId }),
      "NotFoundException",
    );
    return found && attributesOf(request);
  },
  async update(request, before) {
    const TopicArn = request.physicalId;
    for (const [AttributeName, without] of Object.entries(attributeDefaults)) {
      if (request.properties[AttributeName] === before[AttributeName]) continue;
      const AttributeValue = scalarText(request.properties[AttributeName] ?? without);
      await request.call("sns", "SetTopicAttributes", { TopicArn, AttributeName, AttributeValue });
    }
    await arrangeTags(request, before);
    await arrangeSubscriptions(request, before);
    return attributesOf(request);
  },
  async remove(request) {
    await request.call("sns", "DeleteTopic", { TopicArn: request.physicalId });
  },
};

function topicAttributes(properties: TemplateMap, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = properties[name] === undefined ? undefined : scalarText(properties[name]);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

async function arrangeTags(request: ResourceRequest, before: TemplateMap): Promise<void> {
  const [had, wanted] = [tagMap(before), tagMap(request.properties)];
  const ResourceArn = request.physicalId;
  const TagKeys = keysGone(had, wanted);
  if (TagKeys.length > 0) await request.call("sns", "UntagResource", { ResourceArn, TagKeys });
  if (Object.keys(wanted).length === 0 || isDeepStrictEqual(had, wanted)) return;
  const Tags = Object.entries(wanted).map(([Key, Value]) => ({ Key, Value }));
  await request.call("sns", "TagResource", { ResourceArn, Tags });
}

/** Subscribes what the template lists, and ends what it no longer lists. */
async function arrangeSubscriptions(request: ResourceRequest, before: TemplateMap): Promise<void> {
  const TopicArn = request.physicalId;
  const [had, wanted] = [subscriptionsIn(before), subscriptionsIn(request.properties)];
  for (const [key, subscription] of wanted) {
    if (!had.has(key)) await request.call("sns", "Subscribe", { TopicArn, ...subscription });
  }
  const gone = [...had.keys()].filter((key) => !wanted.has(key));
  if (gone.length === 0) return;
  const { Subscriptions } = await request.call("sns", "ListSubscriptionsByTopic", { TopicArn });
  for (const shown of Array.isArray(Subscriptions) ? Subscriptions.map(membersOf) : []) {
    const SubscriptionArn = textMember(shown, "SubscriptionArn");
    const isGone = gone.includes(keyOf(textMember(shown, "Protocol"), textMember(shown, "Endpoint")));
    // Those that were never confirmed have no ARN yet and expire.
    if (isGone && SubscriptionArn.startsWith("arn:")) await request.call("sns", "Unsubscribe", { SubscriptionArn });
  }
}

function subscriptionsIn(properties: TemplateMap): Map<string, { Protocol: string; Endpoint: string }> {
  const listed = properties["Subscription"];
  const pairs = (Array.isArray(listed) ? listed.filter(isMap) : []).map((entry) => {
    const subscription = { Protocol: textProperty(entry, "Protocol"), Endpoint: textProperty(entry, "Endpoint") };
    return [keyOf(subscription.Protocol, subscription.Endpoint), subscription] as const;
  });
  return new Map(pairs);
}

const keyOf = (protocol: string, endpoint: string): string => `${protocol} ${endpoint}`;

function attributesOf({ physicalId }: ResourceRequest): Attributes & { readonly TopicName: string } {
  return { TopicArn: physicalId, TopicName: nameOfArn(physicalId) };
}
