import type { SearchFacesByImageRequest, SearchFacesByImageResponse } from "@aws-sdk/client-rekognition";
import { AwsError } from "../../../aws-error.ts";
import type { Operation } from "../../../service.ts";
import { analyseImage } from "../analyse-image.ts";
import { checkConstraints, constrain } from "../constraints.ts";
import { toBoundingBox } from "../faces/face-detail.ts";
import { toFaceMatches } from "../faces/face-record.ts";
import { constrainImage, readImage } from "../image-source.ts";
import { failQuality } from "../faces/quality-filter.ts";
import {
  type RekognitionContext,
  faceModelVersion,
  keyOfCollection,
  requireCollection,
} from "../rekognition-context.ts";
import { searchDefaults } from "./search-faces.ts";

/** Finds the faces of a collection that resemble the largest face of an image. */
export function searchFacesByImage(
  rekognition: RekognitionContext,
): Operation<SearchFacesByImageRequest, SearchFacesByImageResponse> {
  const { host, vision } = rekognition;
  return async (input, context) => {
    checkConstraints(
      constrain.collectionId(input.CollectionId),
      ...constrainImage("image", input.Image),
      constrain.maxFaces(input.MaxFaces),
      constrain.percent("faceMatchThreshold", input.FaceMatchThreshold),
      constrain.qualityFilter(input.QualityFilter),
    );
    const key = keyOfCollection(context, input.CollectionId);
    requireCollection(rekognition, key);
    const bytes = await readImage(host, input.Image, context);
    const analysis = await analyseImage({ vision, log: host.log }, bytes);
    const filter = input.QualityFilter ?? "NONE";
    const face = analysis.faces.find((candidate) => failQuality(candidate, filter).length === 0);
    if (!face) {
      throw new AwsError("InvalidParameterException", "There are no faces in the image. Should be at least 1.");
    }
    requireCollection(rekognition, key);
    const matches = rekognition.faces.indexOf(key).search(face.descriptor, {
      similarity: input.FaceMatchThreshold ?? searchDefaults.similarity,
      limit: input.MaxFaces ?? searchDefaults.limit,
    });
    return {
      SearchedFaceBoundingBox: toBoundingBox(face.box),
      SearchedFaceConfidence: face.confidence,
      FaceMatches: toFaceMatches(rekognition.faces, key, matches),
      FaceModelVersion: faceModelVersion,
    };
  };
}
