import {
  CreateTableCommand,
  DeleteTableCommand,
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  ListTablesCommand,
  ListTagsOfResourceCommand,
  PutItemCommand,
  ScanCommand,
  TagResourceCommand,
  TransactWriteItemsCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from "@aws-sdk/client-dynamodb";
import { describe, expect, test } from "vitest";
import { createTable, refusal, useTable } from "./use-table.ts";

const table = await useTable();
const { client, endpoint } = table;

describe("tables", () => {
  test("a new table is active at once, under an ARN of its account and region", async () => {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: table.name }));
    expect(Table).toMatchObject({
      TableName: table.name,
      TableStatus: "ACTIVE",
      TableArn: `arn:aws:dynamodb:us-west-2:123456789012:table/${table.name}`,
      BillingModeSummary: { BillingMode: "PAY_PER_REQUEST" },
      DeletionProtectionEnabled: false,
    });
    expect(Math.abs(Date.now() - (Table?.CreationDateTime?.getTime() ?? 0))).toBeLessThan(60_000);
  });

  test("creating a table says CREATING, and a second time that it is in use", async () => {
    const name = `${table.name}-other`;
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
    await createTable(client, `${table.name}-zebra`);
    const elsewhere = new DynamoDBClient({ ...endpoint.clientConfig, region: "eu-west-1" });
    await createTable(elsewhere, "elsewhere");
    expect((await elsewhere.send(new ListTablesCommand({}))).TableNames).toEqual(["elsewhere"]);
    const { Table } = await elsewhere.send(new DescribeTableCommand({ TableName: "elsewhere" }));
    expect(Table?.TableArn).toBe("arn:aws:dynamodb:eu-west-1:123456789012:table/elsewhere");
    elsewhere.destroy();

    const first = await client.send(new ListTablesCommand({ ExclusiveStartTableName: table.name, Limit: 1 }));
    expect(first.TableNames).toEqual([`${table.name}-zebra`]);
    const all = await client.send(new ListTablesCommand({}));
    expect(all.TableNames).toContain(table.name);
    expect(all.TableNames).not.toContain("elsewhere");
  });

  test("a deleted table is gone with its items", async () => {
    await client.send(new PutItemCommand({ TableName: table.name, Item: { UserId: { S: "a" } } }));
    await client.send(new DeleteTableCommand({ TableName: table.name }));
    expect(await refusal(client.send(new DescribeTableCommand({ TableName: table.name })))).toBe(
      `ResourceNotFoundException: Requested resource not found: Table: ${table.name} not found`,
    );
    await createTable(client, table.name);
    expect((await client.send(new ScanCommand({ TableName: table.name }))).Count).toBe(0);
  });

  test("deletion protection holds until it is switched off", async () => {
    await client.send(new UpdateTableCommand({ TableName: table.name, DeletionProtectionEnabled: true }));
    const { Table } = await client.send(new DescribeTableCommand({ TableName: table.name }));
    expect(Table?.DeletionProtectionEnabled).toBe(true);
    expect(await refusal(client.send(new DeleteTableCommand({ TableName: table.name })))).toBe(
      "ValidationException: Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.",
    );
    await client.send(new UpdateTableCommand({ TableName: table.name, DeletionProtectionEnabled: false }));
    await client.send(new DeleteTableCommand({ TableName: table.name }));
  });

  test("time to live is remembered, and its errors are DynamoDB's", async () => {
    const set = (AttributeName: string, Enabled: boolean) =>
      client.send(
        new UpdateTimeToLiveCommand({ TableName: table.name, TimeToLiveSpecification: { AttributeName, Enabled } }),
      );
    await set("expires", true);
    const answer = await client.send(new DescribeTimeToLiveCommand({ TableName: table.name }));
    expect(answer.TimeToLiveDescription).toEqual({ TimeToLiveStatus: "ENABLED", AttributeName: "expires" });
    expect(await refusal(set("expires", true))).toBe("ValidationException: TimeToLive is already enabled");
    expect(await refusal(set("other", false))).toBe(
      "ValidationException: TimeToLive is active on a different AttributeName: current AttributeName is expires",
    );
    await set("expires", false);
    const after = await client.send(new DescribeTimeToLiveCommand({ TableName: table.name }));
    expect(after.TimeToLiveDescription).toEqual({ TimeToLiveStatus: "DISABLED" });
  });

  test("backups are told of, for tables that are there", async () => {
    const answer = await client.send(new DescribeContinuousBackupsCommand({ TableName: table.name }));
    expect(answer.ContinuousBackupsDescription).toEqual({
      ContinuousBackupsStatus: "ENABLED",
      PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: "DISABLED" },
    });
    expect(await refusal(client.send(new DescribeContinuousBackupsCommand({ TableName: "nowhere" })))).toBe(
      "TableNotFoundException: Table not found: nowhere",
    );
  });

  test("a tag has a key and a value", async () => {
    const ResourceArn = `arn:aws:dynamodb:us-west-2:123456789012:table/${table.name}`;
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
      TableName: `${table.name}-stream`,
      AttributeDefinitions: [{ AttributeName: "UserId", AttributeType: "S" }],
      KeySchema: [{ AttributeName: "UserId", KeyType: "HASH" }],
      BillingMode: "PAY_PER_REQUEST",
      StreamSpecification: { StreamEnabled: true, StreamViewType: "NEW_IMAGE" },
    });
    expect(await refusal(client.send(withStream))).toBe(
      "ValidationException: StreamSpecification is not available on the local endpoint: it runs on AWS only.",
    );
    const newIndex = new UpdateTableCommand({
      TableName: table.name,
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
