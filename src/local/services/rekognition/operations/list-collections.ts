import type { ListCollectionsRequest, ListCollectionsResponse } from "@aws-sdk/client-rekognition";
import type { Operation } from "../../../service.ts";
import { checkConstraints, constrain } from "../constraints.ts";
import { readPageToken, writePageToken } from "../page-token.ts";
import { type RekognitionContext, faceModelVersion } from "../rekognition-context.ts";

const defaultPage = 1000;

/** Lists the ids of the caller's collections, in order. */
export function listCollections({
  faces,
}: RekognitionContext): Operation<ListCollectionsRequest, ListCollectionsResponse> {
  return (input, { caller }) => {
    checkConstraints(constrain.nextToken(input.NextToken), constrain.maxResults(input.MaxResults));
    const limit = input.MaxResults || defaultPage;
    const after = input.NextToken ? String(readPageToken(input.NextToken)) : "";
    const ids = faces.listCollections(caller, { after, limit: limit + 1 });
    const page = ids.slice(0, limit);
    const last = page.at(-1);
    return {
      CollectionIds: page,
      ...(ids.length > limit && last !== undefined ? { NextToken: writePageToken(last) } : {}),
      FaceModelVersions: page.map(() => faceModelVersion),
    };
  };
}
