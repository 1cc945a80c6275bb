import type { Face } from "@aws-sdk/client-rekognition";
import { toBoundingBox } from "./face-detail.ts";
import type { FaceMatch } from "./face-index.ts";
import type { CollectionKey } from "../collection-table.ts";
import type { FaceStore } from "./face-store.ts";
import type { StoredFace } from "./face-table.ts";

/** A stored face as AWS returns it. */
export function toFace(face: StoredFace): Face {
  return {
    FaceId: face.faceId,
    BoundingBox: toBoundingBox(face.box),
    ImageId: face.imageId,
    ...(face.externalImageId === undefined ? {} : { ExternalImageId: face.externalImageId }),
    Confidence: face.confidence,
  };
}

/** Matches of a search with what is stored of each face. */
export function toFaceMatches(faces: FaceStore, key: CollectionKey, matches: readonly FaceMatch[]) {
  return matches.flatMap(({ faceId, similarity }) => {
    const face = faces.findFace(key, faceId);
    return face ? [{ Similarity: similarity, Face: toFace(face) }] : [];
  });
}
