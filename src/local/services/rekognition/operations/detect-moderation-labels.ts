import type { DetectModerationLabelsRequest, DetectModerationLabelsResponse } from "@aws-sdk/client-rekognition";
import { AwsError } from "../../../aws-error.ts";
import type { Operation } from "../../../service.ts";
import { checkImage, inspectImage } from "../analyse-image.ts";
import { checkConstraints, constrain } from "../constraints.ts";
import { readDeclaredLabels } from "../labels/declared-labels.ts";
import { constrainImage, readStoredImage } from "../image-source.ts";
import { namesOfRating, toModerationLabels } from "../labels/moderation-labels.ts";
import { placeModerationLabel } from "../labels/moderation-taxonomy.ts";
import type { RekognitionContext } from "../rekognition-context.ts";

/** The model version whose taxonomy the labels follow; the classifier itself is a different model. */
const moderationModelVersion = "7.0";

/** AWS's least confidence when a request names none. */
const defaultConfidence = 50;

/** Says whether an image is explicit or suggestive, or answers what its object declares for a drill. */
export function detectModerationLabels({
  host,
  vision,
}: RekognitionContext): Operation<DetectModerationLabelsRequest, DetectModerationLabelsResponse> {
  return async (input, context) => {
    checkConstraints(...constrainImage("image", input.Image), constrain.percent("minConfidence", input.MinConfidence));
    if (input.ProjectVersion) {
      throw new AwsError("ResourceNotFoundException", "There are no adapters at this endpoint.");
    }
    if (input.HumanLoopConfig) {
      throw new AwsError("InvalidParameterException", "There are no human loops at this endpoint.");
    }
    const image = await readStoredImage(host, input.Image, context);
    const minimum = input.MinConfidence ?? defaultConfidence;
    checkImage(image.bytes);
    const declared = readDeclaredLabels(image, {
      kind: "moderation",
      known: (name) => placeModerationLabel(name) !== undefined,
      log: host.log,
    });
    const named = declared ?? namesOfRating(await inspectImage(host, () => vision.rateContent(image.bytes)));
    return {
      ModerationLabels: toModerationLabels(named, minimum),
      ModerationModelVersion: moderationModelVersion,
      // The classifier takes sharp photos of things for drawings: nothing is said of it.
      ContentTypes: [],
    };
  };
}
