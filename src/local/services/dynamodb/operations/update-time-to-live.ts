import type { UpdateTimeToLiveCommandInput, UpdateTimeToLiveCommandOutput } from "@aws-sdk/client-dynamodb";
import type { Operation } from "../../../service.ts";
import { type DynamoDb, tableName, validationError } from "../dynamodb.ts";

/**
 * Notes the attribute that holds the time to live. Expired items stay: DynamoDB itself deletes them some time
 * within days and says that readers must filter them.
 */
export function updateTimeToLive(db: DynamoDb): Operation<UpdateTimeToLiveCommandInput, UpdateTimeToLiveCommandOutput> {
  return async (input, { caller }) => {
    const table = tableName(input.TableName);
    const { AttributeName, Enabled } = input.TimeToLiveSpecification ?? {};
    if (!AttributeName) throw validationError("TimeToLiveSpecification must name an attribute");
    await db.stores.run(caller, "DescribeTimeToLive", { TableName: table });
    const current = db.settings.get(caller, table, "time-to-live");
    if (Enabled && current !== undefined) throw validationError("TimeToLive is already enabled");
    if (!Enabled && current === undefined) throw validationError("TimeToLive is already disabled");
    if (!Enabled && current !== AttributeName) {
      throw validationError(`TimeToLive is active on a different AttributeName: current AttributeName is ${current}`);
    }
    if (Enabled) db.settings.put(caller, table, "time-to-live", AttributeName);
    else db.settings.delete(caller, table, "time-to-live");
    return { TimeToLiveSpecification: { AttributeName, Enabled } };
  };
}
