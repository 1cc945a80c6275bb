import { DetectFacesCommand, RekognitionClient } from "@aws-sdk/client-rekognition";
import { readTraits, type SeenTraits } from "../../passport-rules/judge-faces.ts";
import type { AwsSession } from "../session.ts";

/** Detects what a passport photo is judged by, for each face in it, the largest first. Errors are Rekognition's own. */
export async function detectPassportTraits(session: AwsSession, bytes: Uint8Array): Promise<SeenTraits[]> {
  const { FaceDetails = [] } = await session
    .client(RekognitionClient)
    .send(new DetectFacesCommand({ Image: { Bytes: bytes }, Attributes: ["ALL"] }));
  return FaceDetails.map(readTraits);
}
