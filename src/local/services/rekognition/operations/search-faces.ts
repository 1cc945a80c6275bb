import type { SearchFacesRequest, SearchFacesResponse } from "@aws-sdk/client-rekognition";
import { AwsError } from "../../../aws-error.ts";
import type { Operation } from "../../../service.ts";
import { checkConstraints, constrain } from "../constraints.ts";
import { toFaceMatches } from "../faces/face-record.ts";
import {
  type RekognitionContext,
  faceModelVersion,
  keyOfCollection,
  requireCollection,
} from "../rekognition-context.ts";

/** AWS's values for members that a request leaves out. */
export const searchDefaults = { similarity: 80, limit: 4096 } as const;

/** Finds the faces of a collection that resemble one of them; that one is not among the answers. */
export function searchFaces(rekognition: RekognitionContext): Operation<SearchFacesRequest, SearchFacesResponse> {
  return (input, context) => {
    checkConstraints(
      constrain.collectionId(input.CollectionId),
      constrain.faceId(input.FaceId),
      constrain.maxFaces(input.MaxFaces),
      constrain.percent("faceMatchThreshold", input.FaceMatchThreshold),
    );
    const key = keyOfCollection(context, input.CollectionId);
    requireCollection(rekognition, key);
    const faceId = input.FaceId ?? "";
    const index = rekognition.faces.indexOf(key);
    const descriptor = index.find(faceId);
    if (!descriptor) {
      throw new AwsError("InvalidParameterException", "faceId was not found in the collection");
    }
    const matches = index.search(descriptor, {
      similarity: input.FaceMatchThreshold ?? searchDefaults.similarity,
      limit: input.MaxFaces ?? searchDefaults.limit,
      except: faceId,
    });
    return {
      SearchedFaceId: faceId,
      FaceMatches: toFaceMatches(rekognition.faces, key, matches),
      FaceModelVersion: faceModelVersion,
    };
  };
}
