import { type RekognitionClient, SearchFacesByImageCommand } from "@aws-sdk/client-rekognition";
import { createNamedError } from "../shared/named-error.ts";
import { retryMissingCollection } from "../shared/retry-missing-collection.ts";
import { decodeKey, parsePhotoEvent } from "../shared/photo-event.ts";

/** The function's SDK clients and settings, read once at its start. */
interface FaceSearchSetup {
  readonly rekognition: Pick<RekognitionClient, "send">;
  /** The collection to search. */
  readonly collectionId: string;
}

/**
 * Makes the handler that lets a photo pass when its face is not in the collection: similarity below 70.
 *
 * The handler answers null, or throws `FaceAlreadyExistsError`. Errors of Rekognition are passed on: a missing
 * collection, or a photo that shows no face.
 */
export function createHandler({ rekognition, collectionId }: FaceSearchSetup): (event: unknown) => Promise<null> {
  return async (event) => {
    const { s3Bucket, s3Key } = parsePhotoEvent(event);
    const { FaceMatches = [] } = await retryMissingCollection(() =>
      rekognition.send(
        new SearchFacesByImageCommand({
          CollectionId: collectionId,
          Image: { S3Object: { Bucket: s3Bucket, Name: decodeKey(s3Key) } },
          FaceMatchThreshold: 70,
          MaxFaces: 3,
        }),
      ),
    );
    if (FaceMatches.length > 0) {
      // The space at the end is the workshop's.
      throw createNamedError("FaceAlreadyExistsError", "Face in the picture is already in the system. ");
    }
    return null;
  };
}
