import { AwsError } from "../../aws-error.ts";
import type { AnyOperation } from "../../service.ts";
import type { DynamoDb } from "./dynamodb.ts";
import { namedByName } from "./run-operation.ts";

interface ConditionalInput {
  readonly ReturnValuesOnConditionCheckFailure?: string;
  readonly Key?: object;
  readonly Item?: object;
  readonly TableName?: string;
}

/**
 * PutItem, UpdateItem or DeleteItem, with the one thing dynalite leaves out: showing the item a condition failed on,
 * when the client wants to see it.
 */
export function conditionalWrite(db: DynamoDb, operation: "PutItem" | "UpdateItem" | "DeleteItem"): AnyOperation {
  return async (input: ConditionalInput, { caller }) => {
    try {
      return await db.stores.run(caller, operation, namedByName(input));
    } catch (error) {
      const wanted = input.ReturnValuesOnConditionCheckFailure === "ALL_OLD";
      if (!wanted || !(error instanceof AwsError) || error.code !== "ConditionalCheckFailedException") throw error;
      const { Item } = await db.stores.run(caller, "GetItem", namedByName(await keyOf(input)));
      // An error's members go to the wire as they are.
      throw new AwsError(error.code, error.message, { members: Item ? { Item: withBase64(Item) } : {} });
    }

    async function keyOf({ TableName, Key, Item }: ConditionalInput): Promise<object> {
      if (Key) return { TableName, Key, ConsistentRead: true };
      const { Table } = await db.stores.run(caller, "DescribeTable", namedByName({ TableName }));
      const names = new Set(keyNames(Table));
      const key = Object.fromEntries(Object.entries(Item ?? {}).filter(([name]) => names.has(name)));
      return { TableName, Key: key, ConsistentRead: true };
    }
  };
}

function keyNames(table: unknown): string[] {
  const schema = typeof table === "object" && table !== null && "KeySchema" in table ? table.KeySchema : [];
  return Array.isArray(schema) ? schema.map((element: { AttributeName: string }) => element.AttributeName) : [];
}

/** The item with its binary values as the wire has them. */
function withBase64(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString("base64");
  if (Array.isArray(value)) return value.map(withBase64);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withBase64(member)]));
}
