import type { CompareFacesRequest, CompareFacesResponse } from "@aws-sdk/client-rekognition";
import { AwsError } from "../../../aws-error.ts";
import type { Operation } from "../../../service.ts";
import { compareDescriptors } from "../../../vision/faces/similarity.ts";
import { analyseImage } from "../analyse-image.ts";
import { checkConstraints, constrain } from "../constraints.ts";
import { toBoundingBox, toComparedFace } from "../faces/face-detail.ts";
import { constrainImage, readImage } from "../image-source.ts";
import { failQuality } from "../faces/quality-filter.ts";
import type { RekognitionContext } from "../rekognition-context.ts";
import { searchDefaults } from "./search-faces.ts";

/** Compares the largest face of one image with every face of another. Nothing is stored. */
export function compareFaces({
  host,
  vision,
}: RekognitionContext): Operation<CompareFacesRequest, CompareFacesResponse> {
  return async (input, context) => {
    checkConstraints(
      ...constrainImage("sourceImage", input.SourceImage),
      ...constrainImage("targetImage", input.TargetImage),
      constrain.percent("similarityThreshold", input.SimilarityThreshold),
      constrain.qualityFilter(input.QualityFilter),
    );
    const [source, target] = await Promise.all(
      [input.SourceImage, input.TargetImage].map(async (image) => {
        const bytes = await readImage(host, image, context);
        const { faces } = await analyseImage({ vision, log: host.log }, bytes);
        return faces.filter((face) => failQuality(face, input.QualityFilter ?? "NONE").length === 0);
      }),
    );
    const [face] = source ?? [];
    // Documented for CompareFaces: an image without a face is a parameter that is not valid.
    if (!face || !target || target.length === 0) {
      throw new AwsError("InvalidParameterException", "Request has invalid parameters");
    }
    const threshold = input.SimilarityThreshold ?? searchDefaults.similarity;
    const compared = target
      .map((other) => ({ other, similarity: compareDescriptors(face.descriptor, other.descriptor) }))
      .toSorted((a, b) => b.similarity - a.similarity);
    return {
      SourceImageFace: { BoundingBox: toBoundingBox(face.box), Confidence: face.confidence },
      FaceMatches: compared
        .filter(({ similarity }) => similarity >= threshold)
        .map(({ other, similarity }) => ({ Similarity: similarity, Face: toComparedFace(other) })),
      UnmatchedFaces: compared
        .filter(({ similarity }) => similarity < threshold)
        .map(({ other }) => toComparedFace(other)),
    };
  };
}
