import type { DeleteTableCommandInput, DeleteTableCommandOutput } from "@aws-sdk/client-dynamodb";
import type { Operation } from "../../../service.ts";
import { describeSettings, type DynamoDb, tableName, validationError } from "../dynamodb.ts";

/** Answers when the table is gone. @throws AwsError `ValidationException` for a table with deletion protection */
export function deleteTable(db: DynamoDb): Operation<DeleteTableCommandInput, DeleteTableCommandOutput> {
  return async (input, { caller }) => {
    const table = tableName(input.TableName);
    if (db.settings.get(caller, table, "deletion-protection") === "true") {
      throw validationError(
        "Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.",
      );
    }
    const deleted = await db.stores.run(caller, "DeleteTable", { ...input, TableName: table });
    await db.stores.settled(caller, table);
    const answer = { TableDescription: describeSettings(db, caller, deleted["TableDescription"]) };
    db.settings.clear(caller, table);
    return answer;
  };
}
