import type { UpdateTableCommandInput, UpdateTableCommandOutput } from "@aws-sdk/client-dynamodb";
import type { Operation } from "../../../service.ts";
import { describeSettings, type DynamoDb, tableName, unavailable } from "../dynamodb.ts";

/** Throughput and billing are dynalite's; deletion protection and table class are kept beside it. */
export function updateTable(db: DynamoDb): Operation<UpdateTableCommandInput, UpdateTableCommandOutput> {
  return async (input, { caller }) => {
    const { DeletionProtectionEnabled, TableClass, StreamSpecification, SSESpecification, ...rest } = input;
    const table = tableName(input.TableName);
    if (StreamSpecification?.StreamEnabled) throw unavailable("StreamSpecification");
    if (SSESpecification?.Enabled) throw unavailable("SSESpecification");
    if (input.GlobalSecondaryIndexUpdates?.some((update) => update.Create ?? update.Delete)) {
      throw unavailable("Creating or deleting an index of an existing table");
    }
    const known = db.stores.knownMembers("UpdateTable");
    const unknown = Object.entries(rest).find(([name, value]) => value !== undefined && !known.has(name));
    if (unknown) throw unavailable(unknown[0]);

    const changes = { ...rest, TableName: table };
    const onlySettings =
      (DeletionProtectionEnabled !== undefined || TableClass !== undefined) &&
      !input.ProvisionedThroughput &&
      !input.BillingMode &&
      !input.GlobalSecondaryIndexUpdates;
    const description = onlySettings
      ? (await db.stores.run(caller, "DescribeTable", { TableName: table }))["Table"]
      : (await db.stores.run(caller, "UpdateTable", changes))["TableDescription"];
    await db.stores.settled(caller, table);
    if (DeletionProtectionEnabled !== undefined) {
      db.settings.put(caller, table, "deletion-protection", String(DeletionProtectionEnabled));
    }
    if (TableClass !== undefined) db.settings.put(caller, table, "table-class", TableClass);
    return { TableDescription: describeSettings(db, caller, description) };
  };
}
