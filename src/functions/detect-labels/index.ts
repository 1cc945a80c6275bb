import { RekognitionClient } from "@aws-sdk/client-rekognition";
import { withDrill } from "../shared/drill.ts";
import { logInput } from "../shared/log.ts";
import { createHandler } from "./detect-labels.ts";

export const handler = logInput(withDrill(createHandler({ rekognition: new RekognitionClient({}) })));
