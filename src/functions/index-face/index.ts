import { RekognitionClient } from "@aws-sdk/client-rekognition";
import { readVariable } from "../shared/environment.ts";
import { logInput } from "../shared/log.ts";
import { createHandler } from "./index-face.ts";

export const handler = logInput(
  createHandler({
    rekognition: new RekognitionClient({ maxAttempts: 8 }),
    collectionId: readVariable("REKOGNITION_COLLECTION_ID"),
  }),
);
