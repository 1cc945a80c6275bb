import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { readVariable } from "../shared/environment.ts";
import { logInput } from "../shared/log.ts";
import { createHandler } from "./persist-metadata.ts";

export const handler = logInput(
  createHandler({
    dynamodb: new DynamoDBClient({}),
    tableName: readVariable("RIDER_PHOTOS_DDB_TABLE"),
  }),
);
