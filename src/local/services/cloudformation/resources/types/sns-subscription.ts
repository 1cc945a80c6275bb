import { isDeepStrictEqual } from "node:util";
import { subscriptionArn } from "../../../../subscription-arn.ts";
import { scalarText, type TemplateMap, type TemplateValue } from "../../template/value.ts";
import { pick, textProperty, unlessMissing } from "../answer-members.ts";
import type { ResourceHandler, ResourceRequest } from "../handler.ts";
import { flag, json, object, text } from "../property-schema.ts";

const attributeNames = ["DeliveryPolicy", "FilterPolicyScope", "FilterPolicy", "RawMessageDelivery"];
const placeNames = ["TopicArn", "Protocol", "Endpoint"];

/** `AWS::SNS::Subscription`. Its physical id is its ARN. */
export const snsSubscription: ResourceHandler = {
  type: "AWS::SNS::Subscription",
  schema: object(
    {
      DeliveryPolicy: json,
      Endpoint: text(),
      FilterPolicy: json,
      FilterPolicyScope: text({ values: ["MessageAttributes", "MessageBody"] }),
      Protocol: text(),
      RawMessageDelivery: flag,
      Region: text(),
      TopicArn: text(),
    },
    ["Protocol", "TopicArn"],
    ["RedrivePolicy", "ReplayPolicy"],
    ["SubscriptionRoleArn"],
  ),
  replacing: placeNames,
  hasAttribute: () => false,
  identify: (properties) => ({
    physicalId: subscriptionArn({
      topic: textProperty(properties, "TopicArn"),
      protocol: textProperty(properties, "Protocol"),
      endpoint: textProperty(properties, "Endpoint"),
    }),
    // Subscribing again is not an error: who subscribed the endpoint first does not matter.
    chosen: false,
  }),
  async create(request) {
    const { properties } = request;
    const Attributes = Object.fromEntries(Object.entries(pick(properties, attributeNames)).map(toText));
    await request.call("sns", "Subscribe", { ...pick(properties, placeNames), Attributes });
    return {};
  },
  async read(request) {
    const SubscriptionArn = request.physicalId;
    const call = request.call("sns", "GetSubscriptionAttributes", { SubscriptionArn });
    return (await unlessMissing(call, "NotFoundException")) && {};
  },
  update: async (request, before) => {
    await setAttributes(request, before);
    return {};
  },
  async remove(request) {
    await request.call("sns", "Unsubscribe", { SubscriptionArn: request.physicalId });
  },
};

async function setAttributes(request: ResourceRequest, before: TemplateMap): Promise<void> {
  for (const AttributeName of attributeNames) {
    const value = request.properties[AttributeName];
    if (isDeepStrictEqual(value, before[AttributeName])) continue;
    await request.call("sns", "SetSubscriptionAttributes", {
      SubscriptionArn: request.physicalId,
      AttributeName,
      AttributeValue: value === undefined ? withoutValue(AttributeName) : toText([AttributeName, value])[1],
    });
  }
}

/** The value of an attribute that the template no longer has. */
function withoutValue(name: string): string {
  if (name === "RawMessageDelivery") return "false";
  return name === "FilterPolicyScope" ? "MessageAttributes" : "";
}

/** Policies are objects in templates and texts to SNS. */
function toText([name, value]: [string, TemplateValue]): [string, string] {
  return [name, scalarText(value) ?? JSON.stringify(value)];
}
