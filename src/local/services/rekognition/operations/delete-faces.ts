import type { DeleteFacesRequest, DeleteFacesResponse } from "@aws-sdk/client-rekognition";
import type { Operation } from "../../../service.ts";
import { checkConstraints, constrain } from "../constraints.ts";
import { type RekognitionContext, keyOfCollection, requireCollection } from "../rekognition-context.ts";

/** Deletes faces. Their descriptors are deleted from the disk before the response. Unknown ids are reported. */
export function deleteFaces(rekognition: RekognitionContext): Operation<DeleteFacesRequest, DeleteFacesResponse> {
  return async (input, context) => {
    checkConstraints(constrain.collectionId(input.CollectionId), constrain.faceIds(input.FaceIds, "required"));
    const key = keyOfCollection(context, input.CollectionId);
    requireCollection(rekognition, key);
    const asked = [...new Set(input.FaceIds)];
    const deleted = rekognition.faces.deleteFaces(key, asked);
    if (deleted.length > 0) rekognition.faces.eraseDeleted();
    const missing = asked.filter((faceId) => !deleted.includes(faceId));
    return {
      DeletedFaces: deleted,
      UnsuccessfulFaceDeletions: missing.map((faceId) => ({ FaceId: faceId, Reasons: ["FACE_NOT_FOUND" as const] })),
    };
  };
}
