import type {
  DescribeContinuousBackupsCommandInput,
  DescribeContinuousBackupsCommandOutput,
} from "@aws-sdk/client-dynamodb";
import { AwsError } from "../../../aws-error.ts";
import type { Operation } from "../../../service.ts";
import { type DynamoDb, tableName } from "../dynamodb.ts";

/** Point-in-time recovery is off on every new table of DynamoDB's, and cannot be switched on here. */
export function describeContinuousBackups(
  db: DynamoDb,
): Operation<DescribeContinuousBackupsCommandInput, DescribeContinuousBackupsCommandOutput> {
  return async (input, { caller }) => {
    const table = tableName(input.TableName);
    try {
      await db.stores.run(caller, "DescribeTable", { TableName: table });
    } catch (error) {
      if (!(error instanceof AwsError) || error.code !== "ResourceNotFoundException") throw error;
      throw new AwsError("TableNotFoundException", `Table not found: ${table}`);
    }
    return {
      ContinuousBackupsDescription: {
        ContinuousBackupsStatus: "ENABLED",
        PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: "DISABLED" },
      },
    };
  };
}
