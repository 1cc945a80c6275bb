import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { withDrill } from "../shared/drill.ts";
import { readVariable } from "../shared/environment.ts";
import { logInput } from "../shared/log.ts";
import { createHandler } from "./persist-metadata.ts";

export const handler = logInput(
  withDrill(
    createHandler({
      dynamodb: new DynamoDBClient({ maxAttempts: 8 }),
      tableName: readVariable("RIDER_PHOTOS_DDB_TABLE"),
    }),
  ),
);
