import type { DeleteCollectionRequest, DeleteCollectionResponse } from "@aws-sdk/client-rekognition";
import type { Operation } from "../../../service.ts";
import { checkConstraints, constrain } from "../constraints.ts";
import { type RekognitionContext, keyOfCollection, requireCollection } from "../rekognition-context.ts";

/** Deletes a collection with all its faces. Their descriptors are deleted from the disk before the response. */
export function deleteCollection(
  rekognition: RekognitionContext,
): Operation<DeleteCollectionRequest, DeleteCollectionResponse> {
  return async (input, context) => {
    checkConstraints(constrain.collectionId(input.CollectionId));
    const key = keyOfCollection(context, input.CollectionId);
    requireCollection(rekognition, key);
    rekognition.faces.deleteCollection(key);
    rekognition.faces.eraseDeleted();
    return { StatusCode: 200 };
  };
}
