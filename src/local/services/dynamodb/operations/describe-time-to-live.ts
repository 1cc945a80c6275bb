import type { DescribeTimeToLiveCommandInput, DescribeTimeToLiveCommandOutput } from "@aws-sdk/client-dynamodb";
import type { Operation } from "../../../service.ts";
import { type DynamoDb, tableName } from "../dynamodb.ts";

/** Time to live is ENABLED or DISABLED at once: it is never being changed here. */
export function describeTimeToLive(
  db: DynamoDb,
): Operation<DescribeTimeToLiveCommandInput, DescribeTimeToLiveCommandOutput> {
  return async (input, { caller }) => {
    const table = tableName(input.TableName);
    await db.stores.run(caller, "DescribeTimeToLive", { ...input, TableName: table });
    const attribute = db.settings.get(caller, table, "time-to-live");
    return {
      TimeToLiveDescription: attribute
        ? { TimeToLiveStatus: "ENABLED", AttributeName: attribute }
        : { TimeToLiveStatus: "DISABLED" },
    };
  };
}
