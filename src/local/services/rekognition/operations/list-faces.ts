import type { ListFacesRequest, ListFacesResponse } from "@aws-sdk/client-rekognition";
import { AwsError } from "../../../aws-error.ts";
import { cutRead, writePageToken } from "../../../service-kit/paging.ts";
import type { Operation } from "../../../service.ts";
import { checkConstraints, constrain } from "../constraints.ts";
import { toFace } from "../faces/face-record.ts";
import { readToken } from "../page-token.ts";
import {
  type RekognitionContext,
  faceModelVersion,
  keyOfCollection,
  requireCollection,
} from "../rekognition-context.ts";

const defaultPage = 1000;

/** Lists the faces of a collection in the order they were indexed, or those of a list of ids. */
export function listFaces(rekognition: RekognitionContext): Operation<ListFacesRequest, ListFacesResponse> {
  return (input, context) => {
    checkConstraints(
      constrain.collectionId(input.CollectionId),
      constrain.nextToken(input.NextToken),
      constrain.maxResults(input.MaxResults),
      {
        name: "userId",
        value: input.UserId,
        min: 1,
        max: 128,
        pattern: "[a-zA-Z0-9_.\\-:]+",
      },
      constrain.faceIds(input.FaceIds, "optional"),
    );
    const key = keyOfCollection(context, input.CollectionId);
    requireCollection(rekognition, key);
    if (input.UserId) {
      throw new AwsError("ResourceNotFoundException", `The user id: ${input.UserId} does not exist`);
    }
    if (input.FaceIds) {
      const found = input.FaceIds.flatMap((faceId) => rekognition.faces.findFace(key, faceId) ?? []);
      return { Faces: found.map(toFace), FaceModelVersion: faceModelVersion };
    }
    const limit = input.MaxResults || defaultPage;
    const after = readToken(input.NextToken, 0);
    const listed = rekognition.faces.listFaces(key, { after, limit: limit + 1 });
    const { page, next } = cutRead(
      listed,
      limit,
      ({ place }) => [place],
      ({ face }) => toFace(face),
    );
    return {
      Faces: page,
      ...(next ? { NextToken: writePageToken(next) } : {}),
      FaceModelVersion: faceModelVersion,
    };
  };
}
