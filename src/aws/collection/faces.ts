import {
  DeleteFacesCommand,
  IndexFacesCommand,
  ListFacesCommand,
  RekognitionClient,
  type Face,
} from "@aws-sdk/client-rekognition";
import type { AwsSession } from "../session.ts";
import { isCollectionAbsent } from "./collection.ts";

/** A face in the collection. */
export interface IndexedFace {
  readonly faceId: string;
  /** The user the face was indexed for. */
  readonly user: string | undefined;
  /** Percent. */
  readonly confidence: number | undefined;
  readonly imageId: string | undefined;
}

/** Every face of a collection; undefined where there is no such collection. */
export async function listFaces(session: AwsSession, collection: string): Promise<IndexedFace[] | undefined> {
  const faces: IndexedFace[] = [];
  let NextToken: string | undefined;
  try {
    do {
      const page = await session
        .client(RekognitionClient)
        .send(new ListFacesCommand({ CollectionId: collection, MaxResults: 4096, NextToken }));
      faces.push(...(page.Faces ?? []).map(faceOf));
      NextToken = page.NextToken;
    } while (NextToken !== undefined);
    return faces;
  } catch (error) {
    if (isCollectionAbsent(error)) return undefined;
    throw error;
  }
}

/** Deletes faces, 4,096 a call. Answers the ids that went. */
export async function deleteFaces(
  session: AwsSession,
  collection: string,
  faceIds: readonly string[],
): Promise<string[]> {
  const deleted: string[] = [];
  for (let start = 0; start < faceIds.length; start += 4096) {
    const FaceIds = faceIds.slice(start, start + 4096);
    const answer = await session
      .client(RekognitionClient)
      .send(new DeleteFacesCommand({ CollectionId: collection, FaceIds }));
    deleted.push(...(answer.DeletedFaces ?? []));
  }
  return deleted;
}

/** Puts the largest face of a photo into a collection. Answers its id; undefined where the photo shows none. */
export async function indexFace(
  session: AwsSession,
  photo: { collection: string; bucket: string; key: string; user: string },
): Promise<string | undefined> {
  const answer = await session.client(RekognitionClient).send(
    new IndexFacesCommand({
      CollectionId: photo.collection,
      ExternalImageId: photo.user,
      Image: { S3Object: { Bucket: photo.bucket, Name: photo.key } },
      MaxFaces: 1,
    }),
  );
  return answer.FaceRecords?.[0]?.Face?.FaceId;
}

function faceOf(face: Face): IndexedFace {
  return {
    faceId: face.FaceId ?? "",
    user: face.ExternalImageId,
    confidence: face.Confidence,
    imageId: face.ImageId,
  };
}
