import {
  DeleteItemCommand,
  DescribeTableCommand,
  DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  ScanCommand,
  type AttributeValue,
} from "@aws-sdk/client-dynamodb";
import type { AwsSession } from "../session.ts";

/** An item with its attributes as plain JSON values; numbers stay texts where they would lose digits. */
export type Item = Readonly<Record<string, unknown>>;

/** Every item of a table, up to `limit`; undefined where there is no such table. */
export async function scanItems(session: AwsSession, table: string): Promise<Item[] | undefined> {
  const items: Item[] = [];
  let ExclusiveStartKey: Record<string, AttributeValue> | undefined;
  try {
    do {
      const page = await session
        .client(DynamoDBClient)
        .send(new ScanCommand({ TableName: table, ExclusiveStartKey, ConsistentRead: true }));
      for (const item of page.Items ?? []) items.push(plainItem(item));
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey !== undefined);
    return items;
  } catch (error) {
    if (isTableAbsent(error)) return undefined;
    throw error;
  }
}

/** The items of an index that have a key, in the order of the index's sort key. The index may lag behind the table. */
export async function queryItems(
  session: AwsSession,
  place: { table: string; index: string; key: { name: string; value: string } },
): Promise<Item[]> {
  const items: Item[] = [];
  let ExclusiveStartKey: Record<string, AttributeValue> | undefined;
  do {
    const page = await session.client(DynamoDBClient).send(
      new QueryCommand({
        TableName: place.table,
        IndexName: place.index,
        KeyConditionExpression: "#key = :value",
        ExpressionAttributeNames: { "#key": place.key.name },
        ExpressionAttributeValues: { ":value": { S: place.key.value } },
        ExclusiveStartKey,
      }),
    );
    for (const item of page.Items ?? []) items.push(plainItem(item));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey !== undefined);
  return items;
}

/** One item by its key; undefined where there is none. */
export async function getItem(
  session: AwsSession,
  place: { table: string; key: { name: string; value: string } },
): Promise<Item | undefined> {
  const answer = await session.client(DynamoDBClient).send(
    new GetItemCommand({
      TableName: place.table,
      Key: { [place.key.name]: { S: place.key.value } },
      ConsistentRead: true,
    }),
  );
  return answer.Item === undefined ? undefined : plainItem(answer.Item);
}

/** Deletes one item by its key; it is not an error when there is none. */
export async function deleteItem(
  session: AwsSession,
  place: { table: string; key: { name: string; value: string } },
): Promise<void> {
  await session
    .client(DynamoDBClient)
    .send(new DeleteItemCommand({ TableName: place.table, Key: { [place.key.name]: { S: place.key.value } } }));
}

/** Whether a table is there. */
export async function tableExists(session: AwsSession, table: string): Promise<boolean> {
  try {
    await session.client(DynamoDBClient).send(new DescribeTableCommand({ TableName: table }));
    return true;
  } catch (error) {
    if (isTableAbsent(error)) return false;
    throw error;
  }
}

function isTableAbsent(error: unknown): boolean {
  return error instanceof Error && error.name === "ResourceNotFoundException";
}

function plainItem(item: Record<string, AttributeValue>): Item {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, plainValue(value)]));
}

function plainValue(value: AttributeValue): unknown {
  if (value.S !== undefined) return value.S;
  if (value.N !== undefined) return Number.isSafeInteger(Number(value.N)) ? Number(value.N) : value.N;
  if (value.BOOL !== undefined) return value.BOOL;
  if (value.NULL !== undefined) return null;
  if (value.M !== undefined) return plainItem(value.M);
  if (value.L !== undefined) return value.L.map(plainValue);
  if (value.B !== undefined) return Buffer.from(value.B).toString("base64");
  return value.SS ?? value.NS ?? value.BS?.map((bytes) => Buffer.from(bytes).toString("base64")) ?? null;
}
