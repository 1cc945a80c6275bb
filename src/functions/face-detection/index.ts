import { RekognitionClient } from "@aws-sdk/client-rekognition";
import { createHandler } from "./detect-face.ts";

export const handler = createHandler({ rekognition: new RekognitionClient({}) });
