import { type Face, IndexFacesCommand, type RekognitionClient } from "@aws-sdk/client-rekognition";
import { retryMissingCollection } from "../shared/retry-missing-collection.ts";
import { decodeKey, parsePhotoEvent } from "../shared/photo-event.ts";

/** The function's SDK clients and settings, read once at its start. */
interface IndexFaceSetup {
  readonly rekognition: Pick<RekognitionClient, "send">;
  /** The collection that the face is added to. */
  readonly collectionId: string;
}

/**
 * Makes the handler that adds the face of a photo to the collection, with the rider's id as its external id, and
 * answers Rekognition's record of it.
 *
 * The handler throws a TypeError when Rekognition found a face but left it out for its quality; the workflow does not
 * catch that, so the execution fails.
 */
export function createHandler({ rekognition, collectionId }: IndexFaceSetup): (event: unknown) => Promise<Face> {
  return async (event) => {
    const { userId, s3Bucket, s3Key } = parsePhotoEvent(event);
    const { FaceRecords = [], UnindexedFaces = [] } = await retryMissingCollection(() =>
      rekognition.send(
        new IndexFacesCommand({
          CollectionId: collectionId,
          ExternalImageId: userId,
          DetectionAttributes: [],
          Image: { S3Object: { Bucket: s3Bucket, Name: decodeKey(s3Key) } },
        }),
      ),
    );
    const face = FaceRecords[0]?.Face;
    if (face === undefined) {
      const reasons = UnindexedFaces.flatMap(({ Reasons = [] }) => Reasons);
      throw new TypeError(`No face was indexed${reasons.length > 0 ? `: ${reasons.join(", ")}` : ""}`);
    }
    return face;
  };
}
