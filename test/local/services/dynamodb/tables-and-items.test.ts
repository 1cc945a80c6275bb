import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  CreateTableCommand,
  DeleteItemCommand,
  DeleteTableCommand,
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  GetItemCommand,
  ListTablesCommand,
  ListTagsOfResourceCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  TagResourceCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startTestEndpoint, type TestEndpoint } from "../../support/endpoint.ts";

let endpoint: TestEndpoint;
let client: DynamoDBClient;
let table = "";
let count = 0;

beforeAll(async () => {
  endpoint = await startTestEndpoint();
  client = new DynamoDBClient(endpoint.clientConfig);
});

afterAll(async () => {
  client.destroy();
  await endpoint.close();
});

beforeEach(async () => {
  table = `photos-${(count += 1)}`;
  await createTable(client, table);
});

async function createTable(db: DynamoDBClient, name: string): Promise<void> {
  await db.send(
    new CreateTableCommand({
      TableName: name,
      AttributeDefinitions: [{ AttributeName: "UserId", AttributeType: "S" }],
      KeySchema: [{ AttributeName: "UserId", KeyType: "HASH" }],
      BillingMode: "PAY_PER_REQUEST",
    }),
  );
}

async function refusal(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
  } catch (error) {
    return String(error);
  }
  return "no error";
}

describe("tables", () => {
  test("a new table is active at once, under an ARN of its account and region", async () => {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: table }));
    expect(Table).toMatchObject({
      TableName: table,
      TableStatus: "ACTIVE",
      TableArn: `arn:aws:dynamodb:us-west-2:123456789012:table/${table}`,
      BillingModeSummary: { BillingMode: "PAY_PER_REQUEST" },
      DeletionProtectionEnabled: false,
    });
    expect(Math.abs(Date.now() - (Table?.CreationDateTime?.getTime() ?? 0))).toBeLessThan(60_000);
  });

  test("creating a table says CREATING, and a second time that it is in use", async () => {
    const name = `${table}-other`;
    const input = {
      TableName: name,
      AttributeDefinitions: [{ AttributeName: "UserId", AttributeType: "S" as const }],
      KeySchema: [{ AttributeName: "UserId", KeyType: "HASH" as const }],
      ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 5 },
      Tags: [{ Key: "stage", Value: "1" }],
    };
    const { TableDescription } = await client.send(new CreateTableCommand(input));
    expect(TableDescription?.TableStatus).toBe("CREATING");
    const tags = await client.send(new ListTagsOfResourceCommand({ ResourceArn: TableDescription?.TableArn }));
    expect(tags.Tags).toEqual([{ Key: "stage", Value: "1" }]);
    expect(await refusal(client.send(new CreateTableCommand(input)))).toMatch(
      /^ResourceInUseException: Table already exists: /,
    );
  });

  test("lists the tables of the region alone, page by page", async () => {
    await createTable(client, `${table}-zebra`);
    const elsewhere = new DynamoDBClient({ ...endpoint.clientConfig, region: "eu-west-1" });
    await createTable(elsewhere, "elsewhere");
    expect((await elsewhere.send(new ListTablesCommand({}))).TableNames).toEqual(["elsewhere"]);
    const { Table } = await elsewhere.send(new DescribeTableCommand({ TableName: "elsewhere" }));
    expect(Table?.TableArn).toBe("arn:aws:dynamodb:eu-west-1:123456789012:table/elsewhere");
    elsewhere.destroy();

    const first = await client.send(new ListTablesCommand({ ExclusiveStartTableName: table, Limit: 1 }));
    expect(first.TableNames).toEqual([`${table}-zebra`]);
    const all = await client.send(new ListTablesCommand({}));
    expect(all.TableNames).toContain(table);
    expect(all.TableNames).not.toContain("elsewhere");
  });

  test("a deleted table is gone with its items", async () => {
    await client.send(new PutItemCommand({ TableName: table, Item: { UserId: { S: "a" } } }));
    await client.send(new DeleteTableCommand({ TableName: table }));
    expect(await refusal(client.send(new DescribeTableCommand({ TableName: table })))).toBe(
      `ResourceNotFoundException: Requested resource not found: Table: ${table} not found`,
    );
    await createTable(client, table);
    expect((await client.send(new ScanCommand({ TableName: table }))).Count).toBe(0);
  });

  test("deletion protection holds until it is switched off", async () => {
    await client.send(new UpdateTableCommand({ TableName: table, DeletionProtectionEnabled: true }));
    const { Table } = await client.send(new DescribeTableCommand({ TableName: table }));
    expect(Table?.DeletionProtectionEnabled).toBe(true);
    expect(await refusal(client.send(new DeleteTableCommand({ TableName: table })))).toBe(
      "ValidationException: Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.",
    );
    await client.send(new UpdateTableCommand({ TableName: table, DeletionProtectionEnabled: false }));
    await client.send(new DeleteTableCommand({ TableName: table }));
  });

  test("time to live is remembered, and its errors are DynamoDB's", async () => {
    const set = (AttributeName: string, Enabled: boolean) =>
      client.send(
        new UpdateTimeToLiveCommand({ TableName: table, TimeToLiveSpecification: { AttributeName, Enabled } }),
      );
    await set("expires", true);
    const answer = await client.send(new DescribeTimeToLiveCommand({ TableName: table }));
    expect(answer.TimeToLiveDescription).toEqual({ TimeToLiveStatus: "ENABLED", AttributeName: "expires" });
    expect(await refusal(set("expires", true))).toBe("ValidationException: TimeToLive is already enabled");
    expect(await refusal(set("other", false))).toBe(
      "ValidationException: TimeToLive is active on a different AttributeName: current AttributeName is expires",
    );
    await set("expires", false);
    const after = await client.send(new DescribeTimeToLiveCommand({ TableName: table }));
    expect(after.TimeToLiveDescription).toEqual({ TimeToLiveStatus: "DISABLED" });
  });

  test("backups are told of, for tables that are there", async () => {
    const answer = await client.send(new DescribeContinuousBackupsCommand({ TableName: table }));
    expect(answer.ContinuousBackupsDescription).toEqual({
      ContinuousBackupsStatus: "ENABLED",
      PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: "DISABLED" },
    });
    expect(await refusal(client.send(new DescribeContinuousBackupsCommand({ TableName: "nowhere" })))).toBe(
      "TableNotFoundException: Table not found: nowhere",
    );
  });

  test("a tag has a key and a value", async () => {
    const ResourceArn = `arn:aws:dynamodb:us-west-2:123456789012:table/${table}`;
    const tag = (Tags: { Key: string | undefined; Value: string }[]) =>
      refusal(client.send(new TagResourceCommand({ ResourceArn, Tags })));
    expect(await tag([{ Key: "stage", Value: "" }])).toBe("no error");
    expect(await tag([{ Key: undefined, Value: "x" }])).toBe(
      "ValidationException: 1 validation error detected: Value null at 'tags.1.member.key' failed to satisfy constraint: Member must not be null",
    );
    const { Tags } = await client.send(new ListTagsOfResourceCommand({ ResourceArn }));
    expect(Tags).toEqual([{ Key: "stage", Value: "" }]);
  });

  test("what is not there is refused, not left out", async () => {
    const withStream = new CreateTableCommand({
      TableName: `${table}-stream`,
      AttributeDefinitions: [{ AttributeName: "UserId", AttributeType: "S" }],
      KeySchema: [{ AttributeName: "UserId", KeyType: "HASH" }],
      BillingMode: "PAY_PER_REQUEST",
      StreamSpecification: { StreamEnabled: true, StreamViewType: "NEW_IMAGE" },
    });
    expect(await refusal(client.send(withStream))).toBe(
      "ValidationException: StreamSpecification is not available on the local endpoint: it runs on AWS only.",
    );
    const newIndex = new UpdateTableCommand({
      TableName: table,
      GlobalSecondaryIndexUpdates: [{ Delete: { IndexName: "byFace" } }],
    });
    expect(await refusal(client.send(newIndex))).toBe(
      "ValidationException: Creating or deleting an index of an existing table is not available on the local endpoint: it runs on AWS only.",
    );
    expect(await refusal(client.send(new TransactWriteItemsCommand({ TransactItems: [] })))).toMatch(
      /^UnknownOperationException/,
    );
  });
});

describe("items", () => {
  test("every type of attribute comes back as it was put", async () => {
    const item = {
      UserId: { S: "Ünï 😀" },
      n: { N: "12345678901234567890.5" },
      b: { B: new Uint8Array([0, 255, 1]) },
      yes: { BOOL: true },
      nothing: { NULL: true as const },
      strings: { SS: ["a", "b"] },
      numbers: { NS: ["1", "2"] },
      bytes: { BS: [new Uint8Array([1]), new Uint8Array([2])] },
      list: { L: [{ S: "x" }, { M: { B: { S: "an attribute called B" } } }] },
      B: { S: "another" },
      CreationDateTime: { N: "17" },
    };
    await client.send(new PutItemCommand({ TableName: table, Item: item }));
    const got = await client.send(new GetItemCommand({ TableName: table, Key: { UserId: item.UserId } }));
    expect(got.Item).toEqual(item);
  });

  test("a table may be named by its ARN", async () => {
    const TableName = `arn:aws:dynamodb:us-west-2:123456789012:table/${table}`;
    await client.send(new PutItemCommand({ TableName, Item: { UserId: { S: "a" } } }));
    expect((await client.send(new ScanCommand({ TableName: table }))).Count).toBe(1);
  });

  test("a condition that fails can show the item", async () => {
    await client.send(new PutItemCommand({ TableName: table, Item: { UserId: { S: "a" }, face: { S: "1" } } }));
    const put = {
      TableName: table,
      Item: { UserId: { S: "a" }, face: { S: "2" } },
      ConditionExpression: "attribute_not_exists(UserId)",
    };
    await expect(client.send(new PutItemCommand(put))).rejects.toMatchObject({
      name: "ConditionalCheckFailedException",
      message: "The conditional request failed",
      Item: undefined,
    });
    await expect(
      client.send(new PutItemCommand({ ...put, ReturnValuesOnConditionCheckFailure: "ALL_OLD" })),
    ).rejects.toMatchObject({ name: "ConditionalCheckFailedException", Item: { face: { S: "1" } } });
    const update = new UpdateItemCommand({
      TableName: table,
      Key: { UserId: { S: "a" } },
      UpdateExpression: "SET face = :f",
      ConditionExpression: "face = :f",
      ExpressionAttributeValues: { ":f": { S: "9" } },
      ReturnValuesOnConditionCheckFailure: "ALL_OLD",
    });
    await expect(client.send(update)).rejects.toMatchObject({ Item: { UserId: { S: "a" }, face: { S: "1" } } });
  });

  test("update, query, batch and delete", async () => {
    await client.send(
      new BatchWriteItemCommand({
        RequestItems: {
          [table]: ["a", "b", "c"].map((id) => ({ PutRequest: { Item: { UserId: { S: id }, n: { N: "1" } } } })),
        },
      }),
    );
    const updated = await client.send(
      new UpdateItemCommand({
        TableName: table,
        Key: { UserId: { S: "a" } },
        UpdateExpression: "ADD n :one",
        ExpressionAttributeValues: { ":one": { N: "1" } },
        ReturnValues: "ALL_NEW",
      }),
    );
    expect(updated.Attributes).toEqual({ UserId: { S: "a" }, n: { N: "2" } });
    const query = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: "UserId = :u",
        ExpressionAttributeValues: { ":u": { S: "a" } },
        ReturnConsumedCapacity: "TOTAL",
      }),
    );
    expect(query).toMatchObject({
      Count: 1,
      Items: [{ UserId: { S: "a" }, n: { N: "2" } }],
      ConsumedCapacity: { TableName: table },
    });
    await client.send(new DeleteItemCommand({ TableName: table, Key: { UserId: { S: "a" } } }));
    const batch = await client.send(
      new BatchGetItemCommand({
        RequestItems: { [table]: { Keys: [{ UserId: { S: "a" } }, { UserId: { S: "b" } }] } },
      }),
    );
    expect(batch.Responses?.[table]).toEqual([{ UserId: { S: "b" }, n: { N: "1" } }]);
  });

  test("bad input is refused in DynamoDB's words", async () => {
    expect(await refusal(client.send(new PutItemCommand({ TableName: "nowhere", Item: { UserId: { S: "a" } } })))).toBe(
      "ResourceNotFoundException: Requested resource not found",
    );
    expect(await refusal(client.send(new PutItemCommand({ TableName: table, Item: { Other: { S: "a" } } })))).toBe(
      "ValidationException: One or more parameter values were invalid: Missing the key UserId in the item",
    );
    expect(await refusal(client.send(new PutItemCommand({ TableName: table, Item: { UserId: { N: "1" } } })))).toBe(
      "ValidationException: One or more parameter values were invalid: Type mismatch for key UserId expected: S actual: N",
    );
    expect(await refusal(client.send(new GetItemCommand({ TableName: "a!", Key: {} })))).toBe(
      "ValidationException: 2 validation errors detected: Value 'a!' at 'tableName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+; Value 'a!' at 'tableName' failed to satisfy constraint: Member must have length greater than or equal to 3",
    );
    const large = { UserId: { S: "a" }, text: { S: "x".repeat(409_600) } };
    expect(await refusal(client.send(new PutItemCommand({ TableName: table, Item: large })))).toBe(
      "ValidationException: Item size has exceeded the maximum allowed size",
    );
  });
});
