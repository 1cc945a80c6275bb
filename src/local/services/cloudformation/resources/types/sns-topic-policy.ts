import { unlessMissing } from "../answer-members.ts";
import type { Attributes, ResourceHandler, ResourceRequest } from "../handler.ts";
import { documentText } from "../policy-document.ts";
import { json, list, object, text } from "../property-schema.ts";
import type { TemplateMap } from "../../template/value.ts";

/** `AWS::SNS::TopicPolicy`: the policy of some topics, which have their first one back when it goes. */
export const snsTopicPolicy: ResourceHandler = {
  type: "AWS::SNS::TopicPolicy",
  schema: object({ PolicyDocument: json, Topics: list(text()) }, ["PolicyDocument", "Topics"]),
  replacing: [],
  hasAttribute: (name) => name === "Id",
  identify: (_properties, naming) => ({ physicalId: naming.generate({ max: 255 }), chosen: false }),
  create: (request) => put(request, {}),
  async read(request) {
    for (const TopicArn of topicsIn(request.properties)) {
      const call = request.call("sns", "GetTopicAttributes", { TopicArn });
      if (!(await unlessMissing(call, "NotFoundException"))) return undefined;
    }
    return attributesOf(request);
  },
  update: put,
  async remove(request) {
    for (const topic of topicsIn(request.properties)) await reset(request, topic);
  },
};

async function put(request: ResourceRequest, before: TemplateMap): Promise<Attributes> {
  const topics = topicsIn(request.properties);
  const AttributeValue = documentText(request.properties["PolicyDocument"]);
  for (const TopicArn of topics) {
    await request.call("sns", "SetTopicAttributes", { TopicArn, AttributeName: "Policy", AttributeValue });
  }
  for (const topic of topicsIn(before)) if (!topics.includes(topic)) await reset(request, topic);
  return attributesOf(request);
}

async function reset(request: ResourceRequest, TopicArn: string): Promise<void> {
  const input = { TopicArn, AttributeName: "Policy", AttributeValue: "" };
  await unlessMissing(request.call("sns", "SetTopicAttributes", input), "NotFoundException");
}

function topicsIn(properties: TemplateMap): string[] {
  const topics = properties["Topics"];
  return Array.isArray(topics) ? topics.filter((topic) => typeof topic === "string") : [];
}

const attributesOf = ({ physicalId }: ResourceRequest): Attributes => ({ Id: physicalId });
