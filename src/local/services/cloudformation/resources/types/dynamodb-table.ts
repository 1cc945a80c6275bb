import { isDeepStrictEqual } from "node:util";
import type { TemplateMap } from "../../template/value.ts";
import { keysGone, membersOf, pick, tagMap, textMember, textProperty, unlessMissing } from "../answer-members.ts";
import type { Attributes, ResourceHandler, ResourceRequest } from "../handler.ts";
import { flag, integer, list, object, tagList, text } from "../property-schema.ts";

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
        object(
          { IndexName: text(), KeySchema: keySchema, Projection: projection, ProvisionedThroughput: throughput },
          ["IndexName", "KeySchema", "Projection"],
          [],
          ["ContributorInsightsSpecification", "OnDemandThroughput", "WarmThroughput"],
        ),
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
    ["ImportSourceSpecification", "KinesisStreamSpecification", "ResourcePolicy"],
    [
      "ContributorInsightsSpecification",
      "OnDemandThroughput",
      "PointInTimeRecoverySpecification",
      "SSESpecification",
      "WarmThroughput",
    ],
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
    await updateTable(request);
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

/**
 * Changes what differs from the table as it is: throughput, billing and the like in one call, each index in a separate
 * call. DynamoDB refuses a change that changes nothing.
 */
async function updateTable(request: ResourceRequest): Promise<void> {
  const TableName = request.physicalId;
  const { AttributeDefinitions, GlobalSecondaryIndexes: indexes } = request.properties;
  const table = (await describe(request)) ?? {};
  const changed = findTableChanges(request.properties, table);
  if (Object.keys(changed).length > 0) {
    await request.call("dynamodb", "UpdateTable", { TableName, ...changed });
    await settle(request);
  }
  const [had, wanted] = [indexesByName(table["GlobalSecondaryIndexes"]), indexesByName(indexes)];
  const updates = [
    ...keysGone(had, wanted).map((IndexName) => ({ Delete: { IndexName } })),
    ...keysGone(wanted, had).map((name) => ({ Create: wanted[name] })),
  ];
  for (const update of updates) {
    const GlobalSecondaryIndexUpdates = [update];
    await request.call("dynamodb", "UpdateTable", { TableName, AttributeDefinitions, GlobalSecondaryIndexUpdates });
    await settle(request);
  }
}

function findTableChanges(properties: TemplateMap, table: Record<string, unknown>): Record<string, unknown> {
  const throughput = membersOf(table["ProvisionedThroughput"]);
  const present: Record<string, unknown> = {
    BillingMode: textMember(membersOf(table["BillingModeSummary"]), "BillingMode") || "PROVISIONED",
    DeletionProtectionEnabled: table["DeletionProtectionEnabled"] ?? false,
    ProvisionedThroughput: {
      ReadCapacityUnits: throughput["ReadCapacityUnits"],
      WriteCapacityUnits: throughput["WriteCapacityUnits"],
    },
    TableClass: textMember(membersOf(table["TableClassSummary"]), "TableClass") || "STANDARD",
  };
  const defaults = { BillingMode: "PROVISIONED", DeletionProtectionEnabled: false, TableClass: "STANDARD" };
  const wanted: Record<string, unknown> = { ...defaults, ...pick(properties, Object.keys(present)) };
  return Object.fromEntries(Object.entries(wanted).filter(([name, value]) => !isDeepStrictEqual(value, present[name])));
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

function indexesByName(indexes: unknown): Record<string, unknown> {
  const list: unknown[] = Array.isArray(indexes) ? indexes : [];
  return Object.fromEntries(list.map((index) => [textMember(membersOf(index), "IndexName"), index]));
}

function attributesOf(table: Record<string, unknown>): Attributes {
  const stream = textMember(table, "LatestStreamArn");
  return { Arn: textMember(table, "TableArn"), ...(stream === "" ? {} : { StreamArn: stream }) };
}
