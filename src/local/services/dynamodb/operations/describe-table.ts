import type { DescribeTableCommandInput, DescribeTableCommandOutput } from "@aws-sdk/client-dynamodb";
import type { Operation } from "../../../service.ts";
import { describeSettings, type DynamoDb } from "../dynamodb.ts";
import { namedByName } from "../run-operation.ts";

/** `TableName` may be an ARN. The answer adds the settings that dynalite does not know. */
export function describeTable(db: DynamoDb): Operation<DescribeTableCommandInput, DescribeTableCommandOutput> {
  return async (input, { caller }) => {
    const { Table } = await db.stores.run(caller, "DescribeTable", namedByName(input));
    return { Table: describeSettings(db, caller, Table) };
  };
}
