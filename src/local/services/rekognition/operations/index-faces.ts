import { createHash, randomUUID } from "node:crypto";
import type { FaceRecord, IndexFacesRequest, IndexFacesResponse, UnindexedFace } from "@aws-sdk/client-rekognition";
import type { Operation } from "../../../service.ts";
import { type FaceDescription, maximumFaces } from "../../../vision/faces/faces.ts";
import { analyseImage } from "../analyse-image.ts";
import { constrainAttributes } from "../faces/attributes.ts";
import { checkConstraints, constrain } from "../constraints.ts";
import { toFaceDetail } from "../faces/face-detail.ts";
import { toFace } from "../faces/face-record.ts";
import type { StoredFace } from "../faces/face-table.ts";
import { constrainImage, readImage } from "../image-source.ts";
import { failQuality } from "../faces/quality-filter.ts";
import {
  type RekognitionContext,
  faceModelVersion,
  keyOfCollection,
  requireCollection,
} from "../rekognition-context.ts";

/**
 * Adds the faces of an image to a collection, largest first. As on AWS, the same image under the same external id in
 * the same collection is not stored again: its faces keep their ids.
 */
export function indexFaces(rekognition: RekognitionContext): Operation<IndexFacesRequest, IndexFacesResponse> {
  const { host, faces, vision } = rekognition;
  return async (input, context) => {
    checkConstraints(
      constrain.collectionId(input.CollectionId),
      ...constrainImage("image", input.Image),
      {
        name: "externalImageId",
        value: input.ExternalImageId,
        min: 1,
        max: 255,
        pattern: "[a-zA-Z0-9_.\\-:]+",
      },
      constrainAttributes("detectionAttributes", input.DetectionAttributes),
      { name: "maxFaces", value: input.MaxFaces, min: 1 },
      constrain.qualityFilter(input.QualityFilter),
    );
    const key = keyOfCollection(context, input.CollectionId);
    requireCollection(rekognition, key);
    const bytes = await readImage(host, input.Image, context);
    const { faces: found } = await analyseImage({ vision, log: host.log }, bytes);

    const sorted = sortFaces(found, input);
    const detail = (face: FaceDescription) => toFaceDetail(face, input.DetectionAttributes);
    // The collection may have been deleted while the image was analysed.
    requireCollection(rekognition, key);
    const imageId = imageIdOf(bytes);
    const known = faces.findFacesOfImage(key, imageId, input.ExternalImageId);
    const records = sorted.indexed.map((description) => {
      const stored = known.find((face) => isSameBox(face.box, description.box));
      const { box, confidence } = description;
      const face: StoredFace = stored ?? {
        faceId: randomUUID(),
        imageId,
        externalImageId: input.ExternalImageId,
        confidence,
        box,
      };
      return { face, description, isNew: stored === undefined };
    });
    faces.addFaces(
      key,
      records.flatMap(({ face, description, isNew }) => (isNew ? [{ face, descriptor: description.descriptor }] : [])),
    );
    return {
      FaceRecords: records.map(({ face, description }): FaceRecord => ({
        Face: toFace(face),
        FaceDetail: detail(description),
      })),
      FaceModelVersion: faceModelVersion,
      UnindexedFaces: sorted.unindexed.map(({ face, reasons }) => ({ Reasons: reasons, FaceDetail: detail(face) })),
    };
  };
}

interface SortedFaces {
  readonly indexed: FaceDescription[];
  readonly unindexed: { readonly face: FaceDescription; readonly reasons: NonNullable<UnindexedFace["Reasons"]> }[];
}

function sortFaces(faces: readonly FaceDescription[], input: IndexFacesRequest): SortedFaces {
  const limit = Math.min(input.MaxFaces ?? maximumFaces, maximumFaces);
  const sorted: SortedFaces = { indexed: [], unindexed: [] };
  for (const face of faces) {
    const reasons = failQuality(face, input.QualityFilter ?? "AUTO");
    if (reasons.length === 0 && sorted.indexed.length >= limit) reasons.push("EXCEEDS_MAX_FACES");
    if (reasons.length === 0) sorted.indexed.push(face);
    else sorted.unindexed.push({ face, reasons });
  }
  return sorted;
}

/** AWS gives an image one id wherever it is indexed: here it is made of its content. */
function imageIdOf(bytes: Uint8Array): string {
  const hex = createHash("sha256").update(bytes).digest("hex");
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return parts.join("-");
}

function isSameBox(a: StoredFace["box"], b: StoredFace["box"]): boolean {
  const distances = [a.left - b.left, a.top - b.top, a.width - b.width, a.height - b.height];
  return distances.every((distance) => Math.abs(distance) < 1e-6);
}
