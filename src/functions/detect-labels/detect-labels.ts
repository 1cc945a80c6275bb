import { DetectLabelsCommand, type RekognitionClient } from "@aws-sdk/client-rekognition";
import { parseImageEvent } from "../shared/image-event.ts";

/** The function's SDK clients and settings, read once at its start. */
interface DetectLabelsSetup {
  readonly rekognition: Pick<RekognitionClient, "send">;
}

/** Rekognition's labels of an image. Confidences are percentages. */
interface FoundLabels {
  readonly labels: readonly { readonly Name: string; readonly Confidence: number }[];
}

/** Makes the handler that names up to ten things on an image, each with a confidence of 60 % or more. */
export function createHandler({ rekognition }: DetectLabelsSetup): (event: unknown) => Promise<FoundLabels> {
  return async (event) => {
    const { bucket, key } = parseImageEvent(event);
    const { Labels = [] } = await rekognition.send(
      new DetectLabelsCommand({
        Image: { S3Object: { Bucket: bucket, Name: key } },
        MaxLabels: 10,
        MinConfidence: 60,
      }),
    );
    return { labels: Labels.map(({ Name = "", Confidence = 0 }) => ({ Name, Confidence })) };
  };
}
