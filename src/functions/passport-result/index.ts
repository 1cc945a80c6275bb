import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { readVariable } from "../shared/environment.ts";
import { createHandler } from "./show-result.ts";

export const handler = createHandler({
  dynamodb: new DynamoDBClient({}),
  tableName: readVariable("VALIDATION_TABLE"),
});
