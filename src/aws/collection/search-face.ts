import {
  RekognitionClient,
  SearchFacesByImageCommand,
  SearchFacesCommand,
  type FaceMatch as RekognitionMatch,
} from "@aws-sdk/client-rekognition";
import { imageOf, type PhotoPlace } from "../photo/detect-faces.ts";
import type { AwsSession } from "../session.ts";

/** Finds the user whose face in the collection matches a photo best, as FaceSearch does. */
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

/** A face of the collection that resembles another. */
export interface FaceMatch {
  readonly faceId: string;
  readonly user: string | undefined;
  /** Percent. */
  readonly similarity: number;
}

/** The faces of a collection that resemble one of them, best first; undefined where that one is gone. */
export async function findSimilarFaces(
  session: AwsSession,
  search: { collection: string; faceId: string; similarity: number },
): Promise<FaceMatch[] | undefined> {
  try {
    const answer = await session.client(RekognitionClient).send(
      new SearchFacesCommand({
        CollectionId: search.collection,
        FaceId: search.faceId,
        FaceMatchThreshold: search.similarity,
        MaxFaces: 4096,
      }),
    );
    return matchesOf(answer.FaceMatches);
  } catch (error) {
    if (error instanceof Error && error.name === "InvalidParameterException") return undefined;
    throw error;
  }
}

/** The faces of a collection that resemble the largest one of a photo, best first; undefined where it shows none. */
export async function findFacesOfPhoto(
  session: AwsSession,
  search: { collection: string; photo: PhotoPlace; similarity: number },
): Promise<FaceMatch[] | undefined> {
  try {
    const answer = await session.client(RekognitionClient).send(
      new SearchFacesByImageCommand({
        CollectionId: search.collection,
        Image: imageOf(search.photo),
        FaceMatchThreshold: search.similarity,
        MaxFaces: 4096,
      }),
    );
    return matchesOf(answer.FaceMatches);
  } catch (error) {
    if (error instanceof Error && error.name === "InvalidParameterException" && /no faces/i.test(error.message))
      return undefined;
    throw error;
  }
}

function matchesOf(matches: readonly RekognitionMatch[] | undefined): FaceMatch[] {
  return (matches ?? []).map(({ Face, Similarity }) => ({
    faceId: Face?.FaceId ?? "",
    user: Face?.ExternalImageId,
    similarity: Similarity ?? 0,
  }));
}
