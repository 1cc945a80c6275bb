import type {
  DetectLabelsRequest,
  DetectLabelsResponse,
  GeneralLabelsSettings,
  Label,
} from "@aws-sdk/client-rekognition";
import { AwsError } from "../../../aws-error.ts";
import type { Operation } from "../../../service.ts";
import { checkImage, inspectImage } from "../analyse-image.ts";
import { type Constraint, checkConstraints, constrain } from "../constraints.ts";
import { readDeclaredLabels } from "../labels/declared-labels.ts";
import { constrainImage, readStoredImage } from "../image-source.ts";
import { labelsOfFindings, labelsOfNames } from "../labels/labels.ts";
import type { RekognitionContext } from "../rekognition-context.ts";

const labelModelVersion = "3.0";

/** AWS's values for members that a request leaves out. */
const defaults = { confidence: 55, labels: 1000 } as const;

/** Names the things and faces on an image, or answers what its object declares for a drill. */
export function detectLabels({
  host,
  vision,
}: RekognitionContext): Operation<DetectLabelsRequest, DetectLabelsResponse> {
  return async (input, context) => {
    checkConstraints(
      ...constrainImage("image", input.Image),
      { name: "maxLabels", value: input.MaxLabels, min: 0 },
      constrain.percent("minConfidence", input.MinConfidence),
      { name: "features", value: input.Features, max: 2, values: ["GENERAL_LABELS", "IMAGE_PROPERTIES"] },
      ...constrainFilters(input.Settings?.GeneralLabels),
    );
    if (input.Features?.includes("IMAGE_PROPERTIES")) {
      throw new AwsError("InvalidParameterException", "IMAGE_PROPERTIES is not available at this endpoint.");
    }
    const image = await readStoredImage(host, input.Image, context);
    checkImage(image.bytes);
    const declared = readDeclaredLabels(image, { kind: "labels", known: () => true, log: host.log });
    const labels = declared ? labelsOfNames(declared) : await findLabels();
    const minimum = input.MinConfidence ?? defaults.confidence;
    return {
      Labels: labels
        .filter((label) => (label.Confidence ?? 0) >= minimum && passes(label, input.Settings?.GeneralLabels))
        .slice(0, input.MaxLabels ?? defaults.labels),
      LabelModelVersion: labelModelVersion,
    };

    async function findLabels(): Promise<Label[]> {
      const [objects, { faces }] = await inspectImage(host, () =>
        Promise.all([vision.findObjects(image.bytes), vision.describe(image.bytes)]),
      );
      return labelsOfFindings(objects, faces);
    }
  };
}

function constrainFilters(filters: GeneralLabelsSettings = {}): Constraint[] {
  return Object.entries({
    labelInclusionFilters: filters.LabelInclusionFilters,
    labelExclusionFilters: filters.LabelExclusionFilters,
    labelCategoryInclusionFilters: filters.LabelCategoryInclusionFilters,
    labelCategoryExclusionFilters: filters.LabelCategoryExclusionFilters,
  }).map(([name, value]) => ({ name: `settings.generalLabels.${name}`, value, max: 100 }));
}

/** A label passes when some filter includes it (or there is none that includes), and none excludes it. */
function passes(label: Label, filters: GeneralLabelsSettings = {}): boolean {
  const categories = new Set((label.Categories ?? []).map(({ Name }) => Name));
  const names = (list: readonly string[] | undefined) => list?.includes(label.Name ?? "") ?? false;
  const covers = (list: readonly string[] | undefined) => list?.some((name) => categories.has(name)) ?? false;
  const including = [filters.LabelInclusionFilters, filters.LabelCategoryInclusionFilters];
  const included =
    including.every((list) => !list || list.length === 0) ||
    names(filters.LabelInclusionFilters) ||
    covers(filters.LabelCategoryInclusionFilters);
  return included && !names(filters.LabelExclusionFilters) && !covers(filters.LabelCategoryExclusionFilters);
}
