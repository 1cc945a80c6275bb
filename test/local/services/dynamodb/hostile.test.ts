import { beforeAll, describe, expect, test } from "vitest";
import { jsonRequest, sendRaw } from "../../../support/raw-request.ts";
import type { RawAnswer } from "../../../support/http-exchange.ts";
import { useTestEndpoint } from "../../support/use-test-endpoint.ts";

const endpoint = await useTestEndpoint();
beforeAll(async () => {
  await ask("CreateTable", {
    TableName: "riders",
    AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
    KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
    BillingMode: "PAY_PER_REQUEST",
  });
});

async function ask(operation: string, input: unknown): Promise<RawAnswer> {
  return sendRaw(endpoint.url, jsonRequest("dynamodb", `DynamoDB_20120810.${operation}`, input, endpoint.credentials));
}

async function filter(expression: string): Promise<RawAnswer> {
  return ask("Scan", {
    TableName: "riders",
    FilterExpression: expression,
    ExpressionAttributeValues: { ":v": { S: "x" } },
  });
}

describe("expressions cost milliseconds", () => {
  const nested = (levels: number): string => {
    let text = "a = :v";
    for (let level = 0; level < levels; level += 1) text = `(${text} OR b = :v)`;
    return text;
  };

  test.each([8, 12, 100])("%i levels of parentheses", async (levels) => {
    const answer = await filter(nested(levels));
    expect(answer.status).toBe(200);
    expect(answer.computedMilliseconds).toBeLessThan(1000);
  });

  test.each([
    [
      "redundant parentheses",
      `${"(".repeat(1500)}a = :v${")".repeat(1500)}`,
      "The expression has redundant parentheses;",
    ],
    ["parentheses that are not closed", "(".repeat(12), 'Syntax error; token: "<EOF>", near: "("'],
    ["NOT three hundred times and once", `${"NOT ".repeat(300)}a = :v`, "too many operators; operator count: 301"],
    [
      "more than 4 KB",
      `a = :v${" ".repeat(4091)}`,
      "Expression size has exceeded the maximum allowed size; expression size: 4097",
    ],
    ["a path of 33 elements", `${"a.".repeat(32)}a = :v`, "too many nesting elements; nesting levels: 33"],
    ["IN with 101 operands", `a IN (${Array.from({ length: 101 }, () => ":v").join()})`, "number of operands: 101"],
  ])("%s: refused", async (_, expression, text) => {
    const answer = await filter(expression);
    expect(answer.status).toBe(400);
    expect(answer.body).toContain("Invalid FilterExpression: ");
    expect(JSON.parse(answer.body).message).toContain(text);
    expect(answer.computedMilliseconds).toBeLessThan(1000);
  });

  test("NOT NOT is taken", async () => expect((await filter("NOT NOT a = :v")).status).toBe(200));

  test("a long update is refused by its size", async () => {
    const terms = Array.from({ length: 3000 }, (_, at) => `a${at} = :v`).join(", ");
    const answer = await ask("UpdateItem", {
      TableName: "riders",
      Key: { id: { S: "1" } },
      UpdateExpression: `SET ${terms}`,
      ExpressionAttributeValues: { ":v": { S: "x" } },
    });
    expect(answer.status).toBe(400);
    expect(answer.body).toContain("Invalid UpdateExpression: Expression size has exceeded the maximum allowed size");
    expect(answer.computedMilliseconds).toBeLessThan(1000);
  });

  test("indexes far behind the end of a list append, in their order", async () => {
    const key = { id: { S: "far" } };
    await ask("PutItem", { TableName: "riders", Item: { ...key, l: { L: [{ S: "first" }] } } });
    const answer = await ask("UpdateItem", {
      TableName: "riders",
      Key: key,
      UpdateExpression: "SET l[2000000000] = :c, l[1999999999] = :b",
      ExpressionAttributeValues: { ":b": { S: "b" }, ":c": { S: "c" } },
      ReturnValues: "ALL_NEW",
    });
    expect(JSON.parse(answer.body).Attributes.l).toEqual({ L: [{ S: "first" }, { S: "b" }, { S: "c" }] });
    expect(answer.computedMilliseconds).toBeLessThan(1000);
  });
});

describe("items", () => {
  test("attributes have any name", async () => {
    const item = `{"id":{"S":"names"},"__proto__":{"S":"p"},"constructor":{"M":{"toString":{"N":"1"},"__proto__":{"N":"2"}}}}`;
    expect((await ask("PutItem", `{"TableName":"riders","Item":${item}}`)).status).toBe(200);
    const found = await ask("GetItem", { TableName: "riders", Key: { id: { S: "names" } } });
    expect(found.body).toContain(`"__proto__":{"S":"p"}`);
    expect(JSON.parse(found.body).Item).toEqual(JSON.parse(item));
    const projected = await ask("GetItem", {
      TableName: "riders",
      Key: { id: { S: "names" } },
      ProjectionExpression: "#c.#t",
      ExpressionAttributeNames: { "#c": "constructor", "#t": "toString" },
    });
    expect(JSON.parse(projected.body).Item).toEqual({ constructor: { M: { toString: { N: "1" } } } });
  });

  test("an attribute that is not there is not found by its name", async () => {
    const answer = await ask("Scan", {
      TableName: "riders",
      FilterExpression: "attribute_exists(hasOwnProperty)",
    });
    expect(JSON.parse(answer.body)).toMatchObject({ Count: 0 });
  });

  test("nesting ends at 32 levels", async () => {
    const nested = (levels: number): unknown => (levels === 0 ? { S: "x" } : { M: { a: nested(levels - 1) } });
    const put = (levels: number): Promise<RawAnswer> =>
      ask("PutItem", { TableName: "riders", Item: { id: { S: "deep" }, value: nested(levels) } });
    expect((await put(31)).status).toBe(200);
    const refused = await put(32);
    expect(refused.status).toBe(400);
    expect(refused.body).toContain("Nesting Levels have exceeded supported limits");
    expect((await ask("PutItem", `{"TableName":"riders","Item":{"id":${"[".repeat(50_000)}`)).status).toBe(400);
  });

  test("a failed condition shows binary values as base64", async () => {
    const item = { id: { S: "binary" }, b: { B: "AAEC" }, set: { BS: ["AA=="] } };
    await ask("PutItem", { TableName: "riders", Item: item });
    const answer = await ask("PutItem", {
      TableName: "riders",
      Item: item,
      ConditionExpression: "attribute_not_exists(id)",
      ReturnValuesOnConditionCheckFailure: "ALL_OLD",
    });
    expect(JSON.parse(answer.body)).toMatchObject({ Item: item });
  });
});

describe("members", () => {
  test.each([
    ["GetItem", { TableName: 1, Key: {} }],
    ["CreateTable", { TableName: true, KeySchema: 1 }],
    ["CreateTable", { TableName: "other", KeySchema: "x", Tags: 3 }],
    ["DeleteTable", { TableName: {} }],
    ["UpdateTable", { TableName: [] }],
    ["UpdateTable", { TableName: "riders", GlobalSecondaryIndexUpdates: 7 }],
    ["TagResource", { ResourceArn: 1, Tags: [null] }],
    ["TagResource", { ResourceArn: "arn:aws:dynamodb:us-west-2:123456789012:table/riders", Tags: [null] }],
    ["DescribeTimeToLive", { TableName: 3 }],
    ["UpdateTimeToLive", { TableName: "riders", TimeToLiveSpecification: "x" }],
    ["BatchGetItem", { RequestItems: [] }],
    ["Query", { TableName: "riders", KeyConditionExpression: 5 }],
  ])("%s of wrong types %j: 400", async (operation, input) => {
    const answer = await ask(operation, input);
    expect(answer).toMatchObject({ status: 400 });
    expect(endpoint.log).toEqual([]);
  });

  test.each([
    ["cut short", "arn:aws:dynamodb:us-west-2:123456789012:table/", "Invalid TableArn"],
    ["another account's", "arn:aws:dynamodb:us-west-2:999999999999:table/riders", "is not authorized to perform"],
    ["another region's", "arn:aws:dynamodb:eu-west-1:123456789012:table/riders", "is not authorized to perform"],
  ])("a table's ARN that is %s", async (_, TableName, text) => {
    const answer = await ask("GetItem", { TableName, Key: { id: { S: "1" } } });
    expect(answer.status).toBe(400);
    expect(answer.body).toContain(text);
  });

  test("more than a million segments", async () => {
    const answer = await ask("Scan", { TableName: "riders", Segment: 0, TotalSegments: 1e9 });
    expect(answer.body).toContain("Member must have value less than or equal to 1000000");
  });

  test("messages name the user who calls", async () => {
    const answer = await ask("TagResource", { ResourceArn: "x", Tags: [] });
    expect(answer.status).toBe(400);
    expect(answer.body).not.toContain("dynalite");
  });
});

test.each([
  ["PutItem", { Item: { id: { S: "a" }, l: { L: [null] } } }],
  [
    "UpdateItem",
    {
      Key: { id: { S: "a" } },
      UpdateExpression: "SET l = :l",
      ExpressionAttributeValues: { ":l": { L: [{ M: { a: { L: [{ S: "a" }, null] } } }] } },
    },
  ],
  ["PutItem", { Item: { id: { S: "a" }, s: { SS: [null] } } }],
])("%s with a null in a list is refused", async (operation, input) => {
  const answer = await ask(operation, { TableName: "riders", ...input });
  expect(answer.status).toBe(400);
  expect(answer.body).toContain("Supplied AttributeValue is empty");
});

describe("errors that are found before the table is read begin with their number", () => {
  const counted = "1 validation error detected: ";
  const key = { id: { S: "k" } };

  test.each([
    ["PutItem", { Item: key, ConditionExpression: "a == b" }, "Invalid ConditionExpression: "],
    [
      "PutItem",
      { Item: key, ExpressionAttributeValues: { ":v": { S: "x" } } },
      "ExpressionAttributeValues can only be",
    ],
    ["PutItem", { Item: { ...key, s: { SS: [] } } }, "One or more parameter values were invalid: An string set  may"],
    [
      "PutItem",
      { Item: { ...key, s: { SS: ["1", "1"] } } },
      "One or more parameter values were invalid: Input collection",
    ],
    ["PutItem", { Item: key, ReturnValues: "ALL_NEW" }, "ReturnValues can only be ALL_OLD or NONE"],
    [
      "UpdateItem",
      { Key: key, UpdateExpression: "SET a = :v", ExpressionAttributeValues: { ":v": { NULL: false } } },
      "One or more parameter values were invalid: Null attribute value types must have the value of true",
    ],
    ["UpdateItem", { Key: key, UpdateExpression: "SET" }, "Invalid UpdateExpression: "],
    [
      "UpdateItem",
      { Key: key, UpdateExpression: "SET a = :v", ExpressionAttributeValues: { ":v": { S: "1" }, ":w": { S: "2" } } },
      "Value provided in ExpressionAttributeValues unused in expressions: keys: {:w}",
    ],
  ])("%s %j", async (operation, input, text) => {
    const { message } = JSON.parse((await ask(operation, { TableName: "riders", ...input })).body);
    expect(message.startsWith(counted + text)).toBe(true);
  });

  test.each([
    ["PutItem", { Item: { id: { N: "1" } } }, "One or more parameter values were invalid: Type mismatch for key"],
    ["PutItem", { Item: { ...key, a: {} } }, "Supplied AttributeValue is empty"],
    ["UpdateItem", { Key: key, UpdateExpression: "SET a = nosuch" }, "The provided expression refers to an attribute"],
    ["DeleteItem", { Key: key, ConditionExpression: "a == b" }, "Invalid ConditionExpression: "],
    [
      "Scan",
      { FilterExpression: "a = :v", ExpressionAttributeValues: { ":v": { NULL: false } } },
      "One or more parameter values were invalid: Null attribute value types must have the value of true",
    ],
  ])("others do not: %s %j", async (operation, input, text) => {
    await ask("PutItem", { TableName: "riders", Item: key });
    const { message } = JSON.parse((await ask(operation, { TableName: "riders", ...input })).body);
    expect(message.startsWith(text)).toBe(true);
  });
});

test("a key of several attributes in an index is told to be AWS's only", async () => {
  const answer = await ask("CreateTable", {
    TableName: "several",
    AttributeDefinitions: ["id", "a", "b", "c"].map((AttributeName) => ({ AttributeName, AttributeType: "S" })),
    KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
    BillingMode: "PAY_PER_REQUEST",
    GlobalSecondaryIndexes: [
      {
        IndexName: "several",
        KeySchema: [
          { AttributeName: "a", KeyType: "HASH" },
          { AttributeName: "b", KeyType: "HASH" },
          { AttributeName: "c", KeyType: "RANGE" },
        ],
        Projection: { ProjectionType: "ALL" },
      },
    ],
  });
  expect(JSON.parse(answer.body).message).toBe(
    "A key of several attributes in GlobalSecondaryIndexes is not available on the local endpoint: it runs on AWS only.",
  );
});
