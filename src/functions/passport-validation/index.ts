import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { RekognitionClient } from "@aws-sdk/client-rekognition";
import { readVariable } from "../shared/environment.ts";
import { logInput } from "../shared/log.ts";
import { readThresholds } from "./read-thresholds.ts";
import { createHandler } from "./validate-photo.ts";

export const handler = logInput(
  createHandler({
    rekognition: new RekognitionClient({}),
    dynamodb: new DynamoDBClient({}),
    tableName: readVariable("VALIDATION_TABLE"),
    thresholds: readThresholds(readVariable("FACE_DETAILS_THRESHOLDS")),
    now: () => new Date(),
  }),
);
