import { RekognitionClient } from "@aws-sdk/client-rekognition";
import { logInput } from "../shared/log.ts";
import { createHandler } from "./detect-face.ts";

export const handler = logInput(createHandler({ rekognition: new RekognitionClient({}) }));
