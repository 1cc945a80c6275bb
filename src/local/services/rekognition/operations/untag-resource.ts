import type { UntagResourceRequest, UntagResourceResponse } from "@aws-sdk/client-rekognition";
import type { Operation } from "../../../service.ts";
import { constrainArn, requireTagged } from "../collection-tags.ts";
import { checkConstraints } from "../constraints.ts";
import type { RekognitionContext } from "../rekognition-context.ts";

/** Removes tags from a collection; a tag that it does not have is not an error. */
export function untagResource(rekognition: RekognitionContext): Operation<UntagResourceRequest, UntagResourceResponse> {
  return (input, context) => {
    checkConstraints(constrainArn(input.ResourceArn), {
      name: "tagKeys",
      value: input.TagKeys,
      required: true,
      max: 200,
    });
    const { key, found } = requireTagged(rekognition, context, input.ResourceArn);
    const left = Object.entries(found.tags).filter(([name]) => !input.TagKeys?.includes(name));
    rekognition.faces.replaceTags(key, Object.fromEntries(left));
    return {};
  };
}
