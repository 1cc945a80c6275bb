import { isDeepStrictEqual } from "node:util";
import { arnIn } from "../../../../../arn.ts";
import { keysGone, pick, tagMap, textProperty, unlessMissing } from "../answer-members.ts";
import type { Attributes, ResourceHandler, ResourceRequest } from "../handler.ts";
import { object, tagList, text } from "../property-schema.ts";

/** `AWS::Events::EventBus`. Its physical id is its name. */
export const eventsEventBus: ResourceHandler = {
  type: "AWS::Events::EventBus",
  schema: object(
    {
      Description: text({ max: 512 }),
      Name: text({ min: 1, max: 256, pattern: /^[.\-_A-Za-z0-9]+$/u }),
      Tags: tagList,
    },
    ["Name"],
    ["DeadLetterConfig", "EventSourceName", "Policy"],
    ["KmsKeyIdentifier", "LogConfig"],
  ),
  // The endpoint cannot change a description: another bus takes the place of the old one.
  replacing: ["Description", "Name"],
  hasAttribute: (name) => name === "Arn" || name === "Name",
  identify: (properties) => ({ physicalId: textProperty(properties, "Name"), chosen: true }),
  async create(request) {
    const Tags = Object.entries(tagMap(request.properties)).map(([Key, Value]) => ({ Key, Value }));
    await request.call("events", "CreateEventBus", { ...pick(request.properties, ["Description", "Name"]), Tags });
    return attributesOf(request);
  },
  async read(request) {
    const call = request.call("events", "DescribeEventBus", { Name: request.physicalId });
    return (await unlessMissing(call, "ResourceNotFoundException")) && attributesOf(request);
  },
  async update(request, before) {
    const [had, wanted] = [tagMap(before), tagMap(request.properties)];
    const ResourceARN = attributesOf(request).Arn;
    const TagKeys = keysGone(had, wanted);
    if (TagKeys.length > 0) await request.call("events", "UntagResource", { ResourceARN, TagKeys });
    if (Object.keys(wanted).length > 0 && !isDeepStrictEqual(had, wanted)) {
      const Tags = Object.entries(wanted).map(([Key, Value]) => ({ Key, Value }));
      await request.call("events", "TagResource", { ResourceARN, Tags });
    }
    return attributesOf(request);
  },
  async remove(request) {
    await request.call("events", "DeleteEventBus", { Name: request.physicalId });
  },
};

function attributesOf({ physicalId, stack }: ResourceRequest): Attributes & { readonly Arn: string } {
  return { Arn: arnIn(stack, "events", `event-bus/${physicalId}`), Name: physicalId };
}
