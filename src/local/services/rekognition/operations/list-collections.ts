import type { ListCollectionsRequest, ListCollectionsResponse } from "@aws-sdk/client-rekognition";
import { cutRead, writePageToken } from "../../../service-kit/paging.ts";
import type { Operation } from "../../../service.ts";
import { checkConstraints, constrain } from "../constraints.ts";
import { readToken } from "../page-token.ts";
import { type RekognitionContext, faceModelVersion } from "../rekognition-context.ts";

const defaultPage = 1000;

/** Lists the ids of the caller's collections, in order. */
export function listCollections({
  faces,
}: RekognitionContext): Operation<ListCollectionsRequest, ListCollectionsResponse> {
  return (input, { caller }) => {
    checkConstraints(constrain.nextToken(input.NextToken), constrain.maxResults(input.MaxResults));
    const limit = input.MaxResults || defaultPage;
    const after = readToken(input.NextToken, "");
    const ids = faces.listCollections(caller, { after, limit: limit + 1 });
    const { page, next } = cutRead(
      ids,
      limit,
      (id) => [id],
      (id) => id,
    );
    return {
      CollectionIds: page,
      ...(next ? { NextToken: writePageToken(next) } : {}),
      FaceModelVersions: page.map(() => faceModelVersion),
    };
  };
}
