import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { describe, expect, test } from "vitest";
import { refusal, useTable } from "./use-table.ts";

const table = await useTable();
const { client } = table;

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
    await client.send(new PutItemCommand({ TableName: table.name, Item: item }));
    const got = await client.send(new GetItemCommand({ TableName: table.name, Key: { UserId: item.UserId } }));
    expect(got.Item).toEqual(item);
  });

  test("a table may be named by its ARN", async () => {
    const TableName = `arn:aws:dynamodb:us-west-2:123456789012:table/${table.name}`;
    await client.send(new PutItemCommand({ TableName, Item: { UserId: { S: "a" } } }));
    expect((await client.send(new ScanCommand({ TableName: table.name }))).Count).toBe(1);
  });

  test("a condition that fails can show the item", async () => {
    await client.send(new PutItemCommand({ TableName: table.name, Item: { UserId: { S: "a" }, face: { S: "1" } } }));
    const put = {
      TableName: table.name,
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
      TableName: table.name,
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
          [table.name]: ["a", "b", "c"].map((id) => ({ PutRequest: { Item: { UserId: { S: id }, n: { N: "1" } } } })),
        },
      }),
    );
    const updated = await client.send(
      new UpdateItemCommand({
        TableName: table.name,
        Key: { UserId: { S: "a" } },
        UpdateExpression: "ADD n :one",
        ExpressionAttributeValues: { ":one": { N: "1" } },
        ReturnValues: "ALL_NEW",
      }),
    );
    expect(updated.Attributes).toEqual({ UserId: { S: "a" }, n: { N: "2" } });
    const query = await client.send(
      new QueryCommand({
        TableName: table.name,
        KeyConditionExpression: "UserId = :u",
        ExpressionAttributeValues: { ":u": { S: "a" } },
        ReturnConsumedCapacity: "TOTAL",
      }),
    );
    expect(query).toMatchObject({
      Count: 1,
      Items: [{ UserId: { S: "a" }, n: { N: "2" } }],
      ConsumedCapacity: { TableName: table.name },
    });
    await client.send(new DeleteItemCommand({ TableName: table.name, Key: { UserId: { S: "a" } } }));
    const batch = await client.send(
      new BatchGetItemCommand({
        RequestItems: { [table.name]: { Keys: [{ UserId: { S: "a" } }, { UserId: { S: "b" } }] } },
      }),
    );
    expect(batch.Responses?.[table.name]).toEqual([{ UserId: { S: "b" }, n: { N: "1" } }]);
  });

  test("bad input is refused in DynamoDB's words", async () => {
    expect(await refusal(client.send(new PutItemCommand({ TableName: "nowhere", Item: { UserId: { S: "a" } } })))).toBe(
      "ResourceNotFoundException: Requested resource not found",
    );
    expect(await refusal(client.send(new PutItemCommand({ TableName: table.name, Item: { Other: { S: "a" } } })))).toBe(
      "ValidationException: One or more parameter values were invalid: Missing the key UserId in the item",
    );
    expect(
      await refusal(client.send(new PutItemCommand({ TableName: table.name, Item: { UserId: { N: "1" } } }))),
    ).toBe(
      "ValidationException: One or more parameter values were invalid: Type mismatch for key UserId expected: S actual: N",
    );
    expect(await refusal(client.send(new GetItemCommand({ TableName: "a!", Key: {} })))).toBe(
      "ValidationException: 2 validation errors detected: Value 'a!' at 'tableName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+; Value 'a!' at 'tableName' failed to satisfy constraint: Member must have length greater than or equal to 3",
    );
    const large = { UserId: { S: "a" }, text: { S: "x".repeat(409_600) } };
    expect(await refusal(client.send(new PutItemCommand({ TableName: table.name, Item: large })))).toBe(
      "ValidationException: Item size has exceeded the maximum allowed size",
    );
  });
});
