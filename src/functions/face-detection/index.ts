import { RekognitionClient } from "@aws-sdk/client-rekognition";
import { withDrill } from "../shared/drill.ts";
import { logInput } from "../shared/log.ts";
import { createHandler } from "./detect-face.ts";

export const handler = logInput(withDrill(createHandler({ rekognition: new RekognitionClient({ maxAttempts: 8 }) })));
