import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { withDrill } from "../shared/drill.ts";
import { readVariable } from "../shared/environment.ts";
import { logInput } from "../shared/log.ts";
import { createHandler } from "./store-image-metadata.ts";

export const handler = logInput(
  withDrill(
    createHandler({
      s3: new S3Client({}),
      dynamodb: new DynamoDBClient({}),
      tableName: readVariable("IMAGE_METADATA_DDB_TABLE"),
    }),
  ),
);
