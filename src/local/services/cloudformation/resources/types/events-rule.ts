import { isDeepStrictEqual } from "node:util";
import { arnIn } from "../../../../../arn.ts";
import { isMap, type TemplateMap } from "../../template/value.ts";
import { keysGone, pick, tagMap, textProperty, unlessMissing } from "../answer-members.ts";
import type { Attributes, ResourceHandler, ResourceRequest } from "../handler.ts";
import { documentText } from "../policy-document.ts";
import { integer, json, list, map, object, tagList, text } from "../property-schema.ts";
import { unofferedTargetSettings } from "../../../../service-kit/event-target-settings.ts";

const target = object(
  {
    Arn: text({ min: 1, max: 1600 }),
    Id: text({ min: 1, max: 64, pattern: /^[.\-_A-Za-z0-9]+$/u }),
    Input: text({ max: 8192 }),
    InputPath: text({ max: 256 }),
    InputTransformer: object({ InputPathsMap: map(text()), InputTemplate: text({ max: 8192 }) }, ["InputTemplate"]),
    RetryPolicy: object({
      MaximumEventAgeInSeconds: integer({ min: 60, max: 86_400 }),
      MaximumRetryAttempts: integer({ min: 0, max: 185 }),
    }),
    RoleArn: text(),
  },
  ["Arn", "Id"],
  unofferedTargetSettings,
);

/** `AWS::Events::Rule`. Its physical id is its name, with the bus in front where it is not the default one. */
export const eventsRule: ResourceHandler = {
  type: "AWS::Events::Rule",
  schema: object({
    Description: text({ max: 512 }),
    EventBusName: text({ min: 1, max: 1600 }),
    EventPattern: json,
    Name: text({ min: 1, max: 64, pattern: /^[.\-_A-Za-z0-9]+$/u }),
    RoleArn: text(),
    ScheduleExpression: text({ max: 256 }),
    State: text({ values: ["ENABLED", "DISABLED", "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS"] }),
    Tags: tagList,
    Targets: list(target),
  }),
  replacing: ["EventBusName", "Name"],
  hasAttribute: (name) => name === "Arn",
  identify(properties, naming) {
    const name = textProperty(properties, "Name") || naming.generate({ max: 64 });
    const bus = textProperty(properties, "EventBusName").replace(/^arn:.*:event-bus\//u, "");
    return {
      physicalId: bus === "" || bus === "default" ? name : `${bus}|${name}`,
      chosen: "Name" in properties,
    };
  },
  create: (request) => put(request, {}),
  async read(request) {
    const { name: Name, bus: EventBusName } = placeOf(request);
    const call = request.call("events", "DescribeRule", { Name, EventBusName });
    return (await unlessMissing(call, "ResourceNotFoundException")) && attributesOf(request);
  },
  update: put,
  async remove(request) {
    const { name, bus: EventBusName } = placeOf(request);
    await removeTargets(request, Object.keys(targetsIn(request.properties)));
    await unlessMissing(
      request.call("events", "DeleteRule", { Name: name, EventBusName }),
      "ResourceNotFoundException",
    );
  },
};

async function put(request: ResourceRequest, before: TemplateMap): Promise<Attributes> {
  const { properties } = request;
  const { name, bus: EventBusName } = placeOf(request);
  const pattern = properties["EventPattern"];
  const Tags = Object.entries(tagMap(properties)).map(([Key, Value]) => ({ Key, Value }));
  await request.call("events", "PutRule", {
    Name: name,
    EventBusName,
    ...(pattern === undefined ? {} : { EventPattern: documentText(pattern) }),
    ...pick(properties, ["Description", "RoleArn", "ScheduleExpression", "State"]),
    ...(Tags.length === 0 ? {} : { Tags }),
  });
  await arrangeTags(request, before);
  const [had, wanted] = [targetsIn(before), targetsIn(properties)];
  await removeTargets(request, keysGone(had, wanted));
  const Targets = Object.values(wanted);
  if (Targets.length > 0) await request.call("events", "PutTargets", { Rule: name, EventBusName, Targets });
  return attributesOf(request);
}

async function removeTargets(request: ResourceRequest, Ids: readonly string[]): Promise<void> {
  if (Ids.length === 0) return;
  const { name: Rule, bus: EventBusName } = placeOf(request);
  await unlessMissing(
    request.call("events", "RemoveTargets", { Rule, EventBusName, Ids }),
    "ResourceNotFoundException",
  );
}

/** Tags of a rule that is there already: PutRule gives them only to new ones. */
async function arrangeTags(request: ResourceRequest, before: TemplateMap): Promise<void> {
  const [had, wanted] = [tagMap(before), tagMap(request.properties)];
  const ResourceARN = attributesOf(request).Arn;
  const TagKeys = keysGone(had, wanted);
  if (TagKeys.length > 0) await request.call("events", "UntagResource", { ResourceARN, TagKeys });
  if (Object.keys(wanted).length === 0 || isDeepStrictEqual(had, wanted)) return;
  const Tags = Object.entries(wanted).map(([Key, Value]) => ({ Key, Value }));
  await request.call("events", "TagResource", { ResourceARN, Tags });
}

function targetsIn(properties: TemplateMap): Record<string, TemplateMap> {
  const listed = properties["Targets"];
  const targets = Array.isArray(listed) ? listed.filter(isMap) : [];
  return Object.fromEntries(targets.map((entry) => [textProperty(entry, "Id"), entry]));
}

/** A rule's bus and name, from its physical id. */
function placeOf({ physicalId }: ResourceRequest): { bus: string; name: string } {
  const [name = "", bus = "default"] = physicalId.split("|").toReversed();
  return { bus, name };
}

function attributesOf(request: ResourceRequest): Attributes & { readonly Arn: string } {
  const { bus, name } = placeOf(request);
  const path = bus === "default" ? name : `${bus}/${name}`;
  return { Arn: arnIn(request.stack, "events", `rule/${path}`) };
}
