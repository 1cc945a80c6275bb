import { RekognitionClient } from "@aws-sdk/client-rekognition";
import { readVariable } from "../shared/environment.ts";
import { createHandler } from "./search-face.ts";

export const handler = createHandler({
  rekognition: new RekognitionClient({}),
  collectionId: readVariable("REKOGNITION_COLLECTION_ID"),
});
