import type { CreateCollectionRequest, CreateCollectionResponse } from "@aws-sdk/client-rekognition";
import { AwsError } from "../../../aws-error.ts";
import type { Operation } from "../../../service.ts";
import { constrainTags, mergeTags } from "../collection-tags.ts";
import { checkConstraints, constrain } from "../constraints.ts";
import { type RekognitionContext, faceModelVersion, keyOfCollection } from "../rekognition-context.ts";

/** Creates an empty collection. The returned ARN lacks the leading `arn:`, as on AWS. */
export function createCollection({
  host,
  faces,
}: RekognitionContext): Operation<CreateCollectionRequest, CreateCollectionResponse> {
  return (input, context) => {
    checkConstraints(constrain.collectionId(input.CollectionId), ...constrainTags(input.Tags, "optional"));
    const key = keyOfCollection(context, input.CollectionId);
    const tags = mergeTags({}, input.Tags);
    if (!faces.createCollection(key, { created: host.now(), tags })) {
      throw new AwsError("ResourceAlreadyExistsException", `The collection id: ${key.collection} already exists.`);
    }
    return {
      StatusCode: 200,
      CollectionArn: `aws:rekognition:${key.region}:${key.account}:collection/${key.collection}`,
      FaceModelVersion: faceModelVersion,
    };
  };
}
