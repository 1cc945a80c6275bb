import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { readVariable } from "../shared/environment.ts";
import { logInput } from "../shared/log.ts";
import { createClaims } from "./claims.ts";
import { createHandler } from "./face-claim.ts";

export const handler = logInput(
  createHandler({
    claims: createClaims({
      dynamodb: new DynamoDBClient({}),
      claimsTable: readVariable("FACE_CLAIMS_TABLE"),
      ridersTable: readVariable("RIDER_PHOTOS_DDB_TABLE"),
    }),
    now: Date.now,
  }),
);
