import { DetectFacesCommand, type FaceDetail, type RekognitionClient } from "@aws-sdk/client-rekognition";
import { createNamedError, isNamedError } from "../shared/named-error.ts";
import { decodeKey, parsePhotoEvent } from "../shared/photo-event.ts";

/** The function's SDK clients and settings, read once at its start. */
interface FaceDetectionSetup {
  readonly rekognition: Pick<RekognitionClient, "send">;
}

/** Rekognition's description of the one face, without its landmarks, which no later step uses. */
export type DetectedFace = Omit<FaceDetail, "Landmarks">;

/**
 * Makes the handler that lets a photo pass when it shows exactly one face without sunglasses.
 *
 * The handler throws `PhotoDoesNotMeetRequirementError` for a photo that a rider can replace by a better one; every
 * other error, such as a photo that is not there, is passed on.
 */
export function createHandler({ rekognition }: FaceDetectionSetup): (event: unknown) => Promise<DetectedFace> {
  return async (event) => {
    const { s3Bucket, s3Key } = parsePhotoEvent(event);
    const faces = await detectFaces(rekognition, s3Bucket, decodeKey(s3Key));
    const [face] = faces;
    if (face === undefined || faces.length > 1) throw refusePhoto(`Detected ${faces.length} faces in the photo.`);
    if (face.Sunglasses?.Value === true) throw refusePhoto("Face is wearing sunglasses");
    const { Landmarks: _landmarks, ...detectedFace } = face;
    return detectedFace;
  };
}

async function detectFaces(
  rekognition: FaceDetectionSetup["rekognition"],
  bucket: string,
  key: string,
): Promise<readonly FaceDetail[]> {
  try {
    const { FaceDetails = [] } = await rekognition.send(
      new DetectFacesCommand({ Image: { S3Object: { Bucket: bucket, Name: key } }, Attributes: ["ALL"] }),
    );
    return FaceDetails;
  } catch (error) {
    if (isNamedError(error, "ImageTooLargeException")) throw refusePhoto(error.message);
    if (isNamedError(error, "InvalidImageFormatException")) {
      throw refusePhoto("Unsupported image file format. Only JPEG or PNG is supported");
    }
    throw error;
  }
}

function refusePhoto(message: string): Error {
  return createNamedError("PhotoDoesNotMeetRequirementError", message);
}
