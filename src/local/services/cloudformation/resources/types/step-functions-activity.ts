import { isDeepStrictEqual } from "node:util";
import { arnIn } from "../../../../../arn.ts";
import { keysGone, pick, tagMap, textProperty, unlessMissing } from "../answer-members.ts";
import type { Attributes, ResourceHandler, ResourceRequest } from "../handler.ts";
import { object, tagList, text } from "../property-schema.ts";
import { lowerCaseTags } from "./step-functions-tags.ts";

/** `AWS::StepFunctions::Activity`. Its physical id is its ARN. */
export const stepFunctionsActivity: ResourceHandler = {
  type: "AWS::StepFunctions::Activity",
  schema: object({ Name: text({ min: 1, max: 80 }), Tags: tagList }, ["Name"], [], ["EncryptionConfiguration"]),
  replacing: ["Name"],
  hasAttribute: (name) => name === "Arn" || name === "Name",
  identify: (properties, naming) => ({
    physicalId: arnIn(naming.stack, "states", `activity:${textProperty(properties, "Name")}`),
    chosen: true,
  }),
  async create(request) {
    await request.call("states", "CreateActivity", {
      name: textProperty(request.properties, "Name"),
      ...lowerCaseTags(request.properties),
    });
    return attributesOf(request);
  },
  async read(request) {
    const found = await unlessMissing(
      request.call("states", "DescribeActivity", { activityArn: request.physicalId }),
      "ActivityDoesNotExist",
    );
    return found && attributesOf(request);
  },
  async update(request, before) {
    const resourceArn = request.physicalId;
    const gone = keysGone(tagMap(before), tagMap(request.properties));
    if (gone.length > 0) await request.call("states", "UntagResource", { resourceArn, tagKeys: gone });
    const changed = !isDeepStrictEqual(pick(before, ["Tags"]), pick(request.properties, ["Tags"]));
    if (changed && request.properties["Tags"] !== undefined) {
      await request.call("states", "TagResource", { resourceArn, ...lowerCaseTags(request.properties) });
    }
    return attributesOf(request);
  },
  async remove(request) {
    await request.call("states", "DeleteActivity", { activityArn: request.physicalId });
  },
};

function attributesOf(request: ResourceRequest): Attributes {
  return { Arn: request.physicalId, Name: textProperty(request.properties, "Name") };
}
