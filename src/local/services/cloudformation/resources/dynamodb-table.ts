import { isDeepStrictEqual } from "node:util";
import type { TemplateMap } from "../template/value.ts";
import { keysGone, membersOf, pick, tagMap, textMember, textProperty, unlessMissing } from "./answer-members.ts";
import type { Attributes, ResourceHandler, ResourceRequest } from "./handler.ts";
import { flag, integer, list, object, tagList, text } from "./property-schema.ts";

const keySchema = list(
  object({ AttributeName: text({ min: 1, max: 255 }), KeyType: text({ values: ["HASH", "RANGE"] }) }, [
    "AttributeName",
    "KeyType",
  ]),
);
const projection = object({
  NonKeyAttributes: list(text()),
  ProjectionType: text({ values: ["ALL", "INCLUDE", "KEYS_ONLY"] }),
});
const throughput = object({ ReadCapacityUnits: integer({ min: 1 }), WriteCapacityUnits: integer({ min: 1 }) }, [
  "ReadCapacityUnits",
  "WriteCapacityUnits",
]);

/** `AWS::DynamoDB::Table`. Making, changing and deleting a table each take until the table says they are done. */
export const dynamoDbTable: ResourceHandler = {
  type: "AWS::DynamoDB::Table",
  schema: object(
    {
      AttributeDefinitions: list(
        object({ AttributeName: text({ min: 1, max: 255 }), AttributeType: text({ values: ["S", "N", "B"] }) }, [
          "AttributeName",
          "AttributeType",
        ]),
      ),
      BillingMode: text({ values: ["PROVISIONED", "PAY_PER_REQUEST"] }),
      DeletionProtectionEnabled: flag,
      GlobalSecondaryIndexes: list(
        object({ IndexName: text(), KeySchema: keySchema, Projection: projection, ProvisionedThroughput: throughput }, [
          "IndexName",
          "KeySchema",
          "Projection",
        ]),
      ),
      KeySchema: keySchema,
      LocalSecondaryIndexes: list(
        object({ IndexName: text(), KeySchema: keySchema, Projection: projection }, [
          "IndexName",
          "KeySchema",
          "Projection",
        ]),
      ),
      ProvisionedThroughput: throughput,
      StreamSpecification: object(
        { StreamViewType: text({ values: ["KEYS_ONLY", "NEW_IMAGE", "OLD_IMAGE", "NEW_AND_OLD_IMAGES"] }) },
        ["StreamViewType"],
      ),
      TableClass: text({ values: ["STANDARD", "STANDARD_INFREQUENT_ACCESS"] }),
      TableName: text({ min: 3, max: 255, pattern: /^[a-zA-Z0-9_.-]+$/u }),
      Tags: tagList,
      TimeToLiveSpecification: object({ AttributeName: text(), Enabled: flag }, ["Enabled"]),
    },
    ["KeySchema"],
  ),
  replacing: ["TableName", "KeySchema", "LocalSecondaryIndexes"],
  hasAttribute: (name) => name === "Arn" || name === "StreamArn",
  identify: (properties, naming) => ({
    physicalId: textProperty(properties, "TableName") || naming.generate({ max: 255 }),
    chosen: "TableName" in properties,
  }),
  async create(request) {
    const stream = request.properties["StreamSpecification"];
    await request.call("dynamodb", "CreateTable", {
      TableName: request.physicalId,
      ...pick(request.properties, [
        "AttributeDefinitions",
        "BillingMode",
        "DeletionProtectionEnabled",
        "GlobalSecondaryIndexes",
        "KeySchema",
        "LocalSecondaryIndexes",
        "ProvisionedThroughput",
        "TableClass",
      ]),
      ...(stream === undefined ? {} : { StreamSpecification: { StreamEnabled: true, ...membersOf(stream) } }),
    });
    const attributes = await settle(request);
    await applyExtras(request, attributes, {});
    return attributes;
  },
  async read(request) {
    const table = await describe(request);
    return table && attributesOf(table);
  },
  async update(request, before) {
    const attributes = await settle(request);
    await updateTable(request, before);
    await applyExtras(request, attributes, before);
    return settle(request);
  },
  async remove(request) {
    await unlessMissing(
      request.call("dynamodb", "DeleteTable", { TableName: request.physicalId }),
      "ResourceNotFoundException",
    );
    while (await describe(request)) await request.pause(20);
  },
};

async function describe(request: ResourceRequest): Promise<Record<string, unknown> | undefined> {
  const answer = await unlessMissing(
    request.call("dynamodb", "DescribeTable", { TableName: request.physicalId }),
    "ResourceNotFoundException",
  );
  return answer && membersOf(answer["Table"]);
}

async function settle(request: ResourceRequest): Promise<Attributes> {
  for (;;) {
    const table = await describe(request);
    if (table && textMember(table, "TableStatus") === "ACTIVE") return attributesOf(table);
    await request.pause(20);
  }
}

/** One change of throughput, billing and the like in one call; each index in a call of its own, as DynamoDB asks. */
async function updateTable(request: ResourceRequest, before: TemplateMap): Promise<void> {
  const TableName = request.physicalId;
  const AttributeDefinitions = request.properties["AttributeDefinitions"];
  const changed = pick(
    request.properties,
    ["BillingMode", "DeletionProtectionEnabled", "ProvisionedThroughput", "TableClass"].filter(
      (name) => Object.keys(before).length > 0 && !isDeepStrictEqual(before[name], request.properties[name]),
    ),
  );
  if (Object.keys(changed).length > 0) {
    await request.call("dynamodb", "UpdateTable", { TableName, ...changed });
    await settle(request);
  }
  const [had, wanted] = [indexesOf(before), indexesOf(request.properties)];
  if (Object.keys(before).length === 0) return;
  for (const IndexName of keysGone(had, wanted)) {
    await request.call("dynamodb", "UpdateTable", {
      TableName,
      GlobalSecondaryIndexUpdates: [{ Delete: { IndexName } }],
    });
    await settle(request);
  }
  for (const name of keysGone(wanted, had)) {
    await request.call("dynamodb", "UpdateTable", {
      TableName,
      AttributeDefinitions,
      GlobalSecondaryIndexUpdates: [{ Create: wanted[name] }],
    });
    await settle(request);
  }
}

async function applyExtras(request: ResourceRequest, attributes: Attributes, before: TemplateMap): Promise<void> {
  const ttl = request.properties["TimeToLiveSpecification"];
  if (ttl !== undefined && !isDeepStrictEqual(ttl, before["TimeToLiveSpecification"])) {
    await request.call("dynamodb", "UpdateTimeToLive", {
      TableName: request.physicalId,
      TimeToLiveSpecification: ttl,
    });
  }
  const [had, wanted] = [tagMap(before), tagMap(request.properties)];
  const ResourceArn = attributes["Arn"];
  const gone = keysGone(had, wanted);
  if (gone.length > 0) await request.call("dynamodb", "UntagResource", { ResourceArn, TagKeys: gone });
  if (Object.keys(wanted).length > 0 && !isDeepStrictEqual(had, wanted)) {
    await request.call("dynamodb", "TagResource", { ResourceArn, Tags: request.properties["Tags"] });
  }
}

function indexesOf(properties: TemplateMap): Record<string, unknown> {
  const indexes: unknown = properties["GlobalSecondaryIndexes"];
  const list: unknown[] = Array.isArray(indexes) ? indexes : [];
  return Object.fromEntries(list.map((index) => [textMember(membersOf(index), "IndexName"), index]));
}

function attributesOf(table: Record<string, unknown>): Attributes {
  const stream = textMember(table, "LatestStreamArn");
  return { Arn: textMember(table, "TableArn"), ...(stream === "" ? {} : { StreamArn: stream }) };
}
