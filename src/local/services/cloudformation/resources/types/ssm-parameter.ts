import { isDeepStrictEqual } from "node:util";
import { isMap, scalarText, type TemplateMap } from "../../template/value.ts";
import { keysGone, pick, textProperty, unlessMissing } from "../answer-members.ts";
import type { Attributes, ResourceHandler, ResourceRequest } from "../handler.ts";
import { map, object, text } from "../property-schema.ts";

const settings = ["AllowedPattern", "DataType", "Description", "Tier", "Type", "Value"];

/** `AWS::SSM::Parameter`. Its physical id is its name; its tags are a map. */
export const ssmParameter: ResourceHandler = {
  type: "AWS::SSM::Parameter",
  schema: object(
    {
      AllowedPattern: text({ max: 1024 }),
      DataType: text({ values: ["text", "aws:ec2:image"] }),
      Description: text({ max: 1024 }),
      Name: text({ min: 1, max: 2048 }),
      Tags: map(text()),
      Tier: text({ values: ["Standard", "Advanced", "Intelligent-Tiering"] }),
      Type: text({ values: ["String", "StringList"] }),
      Value: text({ min: 1 }),
    },
    ["Type", "Value"],
    ["Policies"],
  ),
  replacing: ["Name"],
  hasAttribute: (name) => name === "Type" || name === "Value",
  identify: (properties, naming) => ({
    physicalId:
      textProperty(properties, "Name") || `CFN-${textProperty(properties, "Type")}-${naming.generate({ max: 200 })}`,
    chosen: "Name" in properties,
  }),
  async create(request) {
    const Tags = Object.entries(tagsIn(request.properties)).map(([Key, Value]) => ({ Key, Value }));
    const input = { Name: request.physicalId, ...pick(request.properties, settings), Tags };
    await request.call("ssm", "PutParameter", input);
    return attributesOf(request);
  },
  async read(request) {
    const found = await unlessMissing(
      request.call("ssm", "GetParameter", { Name: request.physicalId }),
      "ParameterNotFound",
    );
    return found && attributesOf(request);
  },
  async update(request, before) {
    const { call, physicalId: Name, properties } = request;
    await call("ssm", "PutParameter", { Name, ...pick(properties, settings), Overwrite: true });
    const [had, wanted] = [tagsIn(before), tagsIn(properties)];
    const of = { ResourceType: "Parameter", ResourceId: Name };
    const TagKeys = keysGone(had, wanted);
    if (TagKeys.length > 0) await call("ssm", "RemoveTagsFromResource", { ...of, TagKeys });
    const Tags = Object.entries(wanted).map(([Key, Value]) => ({ Key, Value }));
    if (!isDeepStrictEqual(had, wanted) && Tags.length > 0) await call("ssm", "AddTagsToResource", { ...of, Tags });
    return attributesOf(request);
  },
  async remove({ call, physicalId: Name }) {
    await unlessMissing(call("ssm", "DeleteParameter", { Name }), "ParameterNotFound");
  },
};

function attributesOf({ properties }: ResourceRequest): Attributes {
  return pick(properties, ["Type", "Value"]);
}

function tagsIn(properties: TemplateMap): Record<string, string> {
  const tags = isMap(properties["Tags"]) ? properties["Tags"] : {};
  return Object.fromEntries(Object.entries(tags).map(([key, value]) => [key, scalarText(value) ?? ""]));
}
