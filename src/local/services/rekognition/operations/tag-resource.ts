import type { TagResourceRequest, TagResourceResponse } from "@aws-sdk/client-rekognition";
import type { Operation } from "../../../service.ts";
import { constrainArn, constrainTags, mergeTags, requireTagged } from "../collection-tags.ts";
import { checkConstraints } from "../constraints.ts";
import type { RekognitionContext } from "../rekognition-context.ts";

/** Adds tags to a collection, or replaces their values. */
export function tagResource(rekognition: RekognitionContext): Operation<TagResourceRequest, TagResourceResponse> {
  return (input, context) => {
    checkConstraints(constrainArn(input.ResourceArn), ...constrainTags(input.Tags, "required"));
    const { key, found } = requireTagged(rekognition, context, input.ResourceArn);
    rekognition.faces.replaceTags(key, mergeTags(found.tags, input.Tags));
    return {};
  };
}
