import { DynamoDBClient, ListTablesCommand } from "@aws-sdk/client-dynamodb";
import type { AwsSession } from "../session.ts";

/** Names of all tables of the account and region. */
export async function listTables(session: AwsSession): Promise<string[]> {
  const names: string[] = [];
  let ExclusiveStartTableName: string | undefined;
  do {
    const page = await session.client(DynamoDBClient).send(new ListTablesCommand({ ExclusiveStartTableName }));
    names.push(...(page.TableNames ?? []));
    ExclusiveStartTableName = page.LastEvaluatedTableName;
  } while (ExclusiveStartTableName !== undefined);
  return names;
}
