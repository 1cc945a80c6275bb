import type { ListTagsForResourceRequest, ListTagsForResourceResponse } from "@aws-sdk/client-rekognition";
import type { Operation } from "../../../service.ts";
import { constrainArn, requireTagged } from "../collection-tags.ts";
import { checkConstraints } from "../constraints.ts";
import type { RekognitionContext } from "../rekognition-context.ts";

/** Returns a collection's tags. */
export function listTagsForResource(
  rekognition: RekognitionContext,
): Operation<ListTagsForResourceRequest, ListTagsForResourceResponse> {
  return (input, context) => {
    checkConstraints(constrainArn(input.ResourceArn));
    return { Tags: { ...requireTagged(rekognition, context, input.ResourceArn).found.tags } };
  };
}
