import type { DescribeCollectionRequest, DescribeCollectionResponse } from "@aws-sdk/client-rekognition";
import { arnIn } from "../../../../arn.ts";
import type { Operation } from "../../../service.ts";
import { checkConstraints, constrain } from "../constraints.ts";
import {
  type RekognitionContext,
  faceModelVersion,
  keyOfCollection,
  requireCollection,
} from "../rekognition-context.ts";

/** Returns the number of faces of a collection, and when it was created. */
export function describeCollection(
  rekognition: RekognitionContext,
): Operation<DescribeCollectionRequest, DescribeCollectionResponse> {
  return (input, context) => {
    checkConstraints(constrain.collectionId(input.CollectionId));
    const key = keyOfCollection(context, input.CollectionId);
    const { created } = requireCollection(rekognition, key);
    return {
      FaceCount: rekognition.faces.countFaces(key),
      FaceModelVersion: faceModelVersion,
      CollectionARN: arnIn(key, "rekognition", `collection/${key.collection}`),
      CreationTimestamp: new Date(created),
      UserCount: 0,
    };
  };
}
