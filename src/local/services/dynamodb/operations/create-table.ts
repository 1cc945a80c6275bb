import type { CreateTableCommandInput, CreateTableCommandOutput } from "@aws-sdk/client-dynamodb";
import { arnIn } from "../../../../arn.ts";
import { AwsError } from "../../../aws-error.ts";
import type { Operation } from "../../../service.ts";
import { describeSettings, type DynamoDb, tableName, unavailable } from "../dynamodb.ts";
import { checkTags } from "./tag-resource.ts";
import type { Place } from "../table-store.ts";

/** The answer says CREATING, as DynamoDB's does; by the time it arrives the table is ACTIVE. */
export function createTable(db: DynamoDb): Operation<CreateTableCommandInput, CreateTableCommandOutput> {
  return async (input, { caller }) => {
    const { Tags, DeletionProtectionEnabled, TableClass, StreamSpecification, SSESpecification, ...rest } = input;
    if (StreamSpecification?.StreamEnabled) throw unavailable("StreamSpecification");
    if (SSESpecification?.Enabled) throw unavailable("SSESpecification");
    checkTags(Tags ?? []);
    const known = db.stores.knownMembers("CreateTable");
    const unknown = Object.entries(rest).find(([name, value]) => value !== undefined && !known.has(name));
    if (unknown) throw unavailable(unknown[0]);

    if (input.GlobalSecondaryIndexes?.some(({ KeySchema: keys = [] }) => keys.length > 2)) {
      throw unavailable("A key of several attributes in GlobalSecondaryIndexes");
    }

    const table = tableName(input.TableName);
    const created = await db.stores
      .run(caller, "CreateTable", { ...rest, TableName: table })
      .catch((error: unknown) => {
        throw tableExists(error, table);
      });
    await db.stores.settled(caller, table);
    db.settings.clear(caller, table);
    if (DeletionProtectionEnabled) db.settings.put(caller, table, "deletion-protection", "true");
    if (TableClass) db.settings.put(caller, table, "table-class", TableClass);
    if (Tags && Tags.length > 0) {
      await db.stores.run(caller, "TagResource", { ResourceArn: tableArn(caller, table), Tags });
    }
    return { TableDescription: describeSettings(db, caller, created["TableDescription"]) };
  };
}

/** dynalite has no text for this error. */
function tableExists(error: unknown, table: string): unknown {
  if (!(error instanceof AwsError) || error.code !== "ResourceInUseException" || error.message !== "") return error;
  return new AwsError("ResourceInUseException", `Table already exists: ${table}`);
}

function tableArn({ region, account }: Place, table: string): string {
  return arnIn({ region, account }, "dynamodb", `table/${table}`);
}
