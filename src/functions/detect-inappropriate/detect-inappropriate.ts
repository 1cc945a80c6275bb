import { DetectModerationLabelsCommand, type RekognitionClient } from "@aws-sdk/client-rekognition";
import { parseImageEvent } from "../shared/image-event.ts";

/** The function's SDK clients and settings, read once at its start. */
interface DetectInappropriateSetup {
  readonly rekognition: Pick<RekognitionClient, "send">;
}

/** The result of moderation. Confidences are percentages. */
export interface Moderation {
  /** The highest of the labels; 0 when there are none. A machine compares it with its bands. */
  readonly confidence: number;
  readonly labels: readonly { readonly Name: string; readonly ParentName: string; readonly Confidence: number }[];
  /** The version of the model. */
  readonly model: string;
}

/** Makes the handler that answers the moderation labels of an image, each with a confidence of 50 % or more. */
export function createHandler({ rekognition }: DetectInappropriateSetup): (event: unknown) => Promise<Moderation> {
  return async (event) => {
    const { bucket, key } = parseImageEvent(event);
    const { ModerationLabels = [], ModerationModelVersion = "" } = await rekognition.send(
      new DetectModerationLabelsCommand({ Image: { S3Object: { Bucket: bucket, Name: key } }, MinConfidence: 50 }),
    );
    const labels = ModerationLabels.map(({ Name = "", ParentName = "", Confidence = 0 }) => ({
      Name,
      ParentName,
      Confidence,
    }));
    const confidence = Math.max(0, ...labels.map((label) => label.Confidence));
    return { confidence, labels, model: ModerationModelVersion };
  };
}
