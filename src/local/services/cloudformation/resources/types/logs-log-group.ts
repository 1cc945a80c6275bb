import { isDeepStrictEqual } from "node:util";
import { arnIn } from "../../../../../arn.ts";
import type { TemplateMap } from "../../template/value.ts";
import { keysGone, membersOf, tagMap, textMember, textProperty, unlessMissing } from "../answer-members.ts";
import type { Attributes, ResourceHandler, ResourceRequest } from "../handler.ts";
import { integer, object, tagList, text } from "../property-schema.ts";

/** `AWS::Logs::LogGroup`. */
export const logsLogGroup: ResourceHandler = {
  type: "AWS::Logs::LogGroup",
  schema: object(
    {
      LogGroupClass: text({ values: ["STANDARD", "INFREQUENT_ACCESS", "DELIVERY"] }),
      LogGroupName: text({ min: 1, max: 512, pattern: /^[.\-_/#A-Za-z0-9]+$/u }),
      RetentionInDays: integer({ min: 1 }),
      Tags: tagList,
    },
    [],
    ["DataProtectionPolicy", "DeletionProtectionEnabled", "ResourcePolicyDocument"],
    ["BearerTokenAuthenticationEnabled", "FieldIndexPolicies", "KmsKeyId"],
  ),
  replacing: ["LogGroupName"],
  hasAttribute: (name) => name === "Arn",
  identify: (properties, naming) => ({
    physicalId: textProperty(properties, "LogGroupName") || naming.generate({ max: 512 }),
    chosen: "LogGroupName" in properties,
  }),
  async create(request) {
    const tags = tagMap(request.properties);
    const logGroupClass = request.properties["LogGroupClass"];
    await request.call("logs", "CreateLogGroup", {
      logGroupName: request.physicalId,
      ...(logGroupClass === undefined ? {} : { logGroupClass }),
      ...(Object.keys(tags).length === 0 ? {} : { tags }),
    });
    await applyRetention(request, {});
    return attributesOf(request);
  },
  async read(request) {
    const answer = await request.call("logs", "DescribeLogGroups", { logGroupNamePrefix: request.physicalId });
    const groups: unknown[] = Array.isArray(answer["logGroups"]) ? answer["logGroups"] : [];
    const found = groups.map(membersOf).some((group) => textMember(group, "logGroupName") === request.physicalId);
    return found ? attributesOf(request) : undefined;
  },
  async update(request, before) {
    await applyRetention(request, before);
    const [had, wanted] = [tagMap(before), tagMap(request.properties)];
    const resourceArn = arnOf(request);
    const gone = keysGone(had, wanted);
    if (gone.length > 0) await request.call("logs", "UntagResource", { resourceArn, tagKeys: gone });
    if (Object.keys(wanted).length > 0 && !isDeepStrictEqual(had, wanted)) {
      await request.call("logs", "TagResource", { resourceArn, tags: wanted });
    }
    return attributesOf(request);
  },
  async remove(request) {
    await unlessMissing(
      request.call("logs", "DeleteLogGroup", { logGroupName: request.physicalId }),
      "ResourceNotFoundException",
    );
  },
};

async function applyRetention(request: ResourceRequest, before: TemplateMap): Promise<void> {
  const retentionInDays = request.properties["RetentionInDays"];
  if (retentionInDays === before["RetentionInDays"]) return;
  const logGroupName = request.physicalId;
  if (retentionInDays === undefined) await request.call("logs", "DeleteRetentionPolicy", { logGroupName });
  else await request.call("logs", "PutRetentionPolicy", { logGroupName, retentionInDays });
}

function arnOf(request: ResourceRequest): string {
  return arnIn(request.stack, "logs", `log-group:${request.physicalId}`);
}

/** The attribute ends in `:*`, which stands for the group's streams (Template Reference). */
function attributesOf(request: ResourceRequest): Attributes {
  return { Arn: `${arnOf(request)}:*` };
}
