import type { AnyOperation } from "../../service.ts";
import type { DynaliteOperation } from "./dynalite.ts";
import { type DynamoDb, tableName } from "./dynamodb.ts";

/** An operation that dynalite carries out alone. */
export function runOperation(db: DynamoDb, operation: DynaliteOperation): AnyOperation {
  return (input: object, { caller }) => db.stores.run(caller, operation, namedByName(input));
}

/** Replaces a table's ARN by its name, also where tables are the keys of a map. */
export function namedByName(input: object): object {
  const changed: Record<string, unknown> = { ...input };
  if ("TableName" in input && typeof input.TableName === "string") changed["TableName"] = tableName(input.TableName);
  if ("RequestItems" in input && typeof input.RequestItems === "object" && input.RequestItems !== null) {
    changed["RequestItems"] = Object.fromEntries(
      Object.entries(input.RequestItems).map(([name, requests]) => [tableName(name), requests]),
    );
  }
  return changed;
}
