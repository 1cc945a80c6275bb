import { DetectFacesCommand, RekognitionClient, type FaceDetail, type Image } from "@aws-sdk/client-rekognition";
import type { AwsSession } from "../session.ts";

/** Where Rekognition takes a photo from: up to 5 MB in the call, or an object in S3. */
export type PhotoPlace = { readonly bytes: Uint8Array } | { readonly bucket: string; readonly key: string };

/** A face as DetectFaces describes it. Positions are shares of the upright photo's width and height. */
export interface SeenFace {
  readonly box: { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
  readonly landmarks: readonly { readonly name: string; readonly x: number; readonly y: number }[];
  /** Percent. */
  readonly confidence: number;
  readonly sunglasses: SeenTrait;
  readonly eyeglasses: SeenTrait;
}

/** Yes or no, and how sure, in percent. */
export interface SeenTrait {
  readonly value: boolean;
  readonly confidence: number;
}

/** Detects the faces in a photo, the largest first. Errors are Rekognition's own. */
export async function detectFaces(session: AwsSession, place: PhotoPlace): Promise<SeenFace[]> {
  const { FaceDetails = [] } = await session
    .client(RekognitionClient)
    .send(new DetectFacesCommand({ Image: imageOf(place), Attributes: ["ALL"] }));
  return FaceDetails.map(readFace);
}

/** A photo as Rekognition's operations take it. */
export function imageOf(place: PhotoPlace): Image {
  return "bytes" in place ? { Bytes: place.bytes } : { S3Object: { Bucket: place.bucket, Name: place.key } };
}

function readFace(face: FaceDetail): SeenFace {
  const { Left: left = 0, Top: top = 0, Width: width = 0, Height: height = 0 } = face.BoundingBox ?? {};
  return {
    box: { left, top, width, height },
    landmarks: (face.Landmarks ?? []).map(({ Type, X = 0, Y = 0 }) => ({ name: Type ?? "", x: X, y: Y })),
    confidence: face.Confidence ?? 0,
    sunglasses: readTrait(face.Sunglasses),
    eyeglasses: readTrait(face.Eyeglasses),
  };
}

function readTrait(trait: FaceDetail["Sunglasses"]): SeenTrait {
  return { value: trait?.Value ?? false, confidence: trait?.Confidence ?? 0 };
}
