import { RekognitionClient, SearchFacesByImageCommand } from "@aws-sdk/client-rekognition";
import type { AwsSession } from "../session.ts";

/** Whose face in the collection is the one in a photo: the best match, as FaceSearch looks for it. */
export async function findFaceOwner(
  session: AwsSession,
  search: { collection: string; bucket: string; key: string },
): Promise<{ faceId: string; user: string | undefined; similarity: number | undefined } | undefined> {
  const answer = await session.client(RekognitionClient).send(
    new SearchFacesByImageCommand({
      CollectionId: search.collection,
      Image: { S3Object: { Bucket: search.bucket, Name: search.key } },
      FaceMatchThreshold: 70,
      MaxFaces: 1,
    }),
  );
  const [match] = answer.FaceMatches ?? [];
  if (match?.Face?.FaceId === undefined) return undefined;
  return { faceId: match.Face.FaceId, user: match.Face.ExternalImageId, similarity: match.Similarity };
}
