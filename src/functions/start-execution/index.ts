import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { SFNClient } from "@aws-sdk/client-sfn";
import { readVariable } from "../shared/environment.ts";
import { logInput } from "../shared/log.ts";
import { createHandler } from "./start-execution.ts";

export const handler = logInput(
  createHandler({
    dynamodb: new DynamoDBClient({}),
    s3: new S3Client({}),
    stepFunctions: new SFNClient({}),
    tableName: readVariable("IMAGE_METADATA_DDB_TABLE"),
    machineArn: readVariable("STATE_MACHINE_ARN"),
  }),
);
