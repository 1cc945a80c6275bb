import { type Landmarks68, eyeCenters, middleOf } from "./fit-landmarks.ts";
import { type FaceMesh, meshPoint } from "./fit-mesh.ts";
import { type Point, meanPoint } from "../image/pixel-image.ts";

/**
 * Five points that both networks of a face mark: eyes, base of the nose and corners of the mouth, left before right.
 */
type MarkedPoints = readonly [leftEye: Point, rightEye: Point, nose: Point, mouthLeft: Point, mouthRight: Point];

/** The five points as the landmarks have them. */
export function pointsOfLandmarks(landmarks: Landmarks68): MarkedPoints {
  const at = (index: number) => middleOf(landmarks, index, index);
  return [...eyeCenters(landmarks), at(33), at(48), at(54)];
}

/** The five points as the mesh has them: an eye is the middle of its rim. */
export function pointsOfMesh(mesh: FaceMesh): MarkedPoints {
  const at = (...indexes: readonly number[]) => meanPoint(indexes.map((index) => meshPoint(mesh, index)));
  return [
    at(33, 133, 144, 145, 153, 158, 159, 160),
    at(263, 362, 373, 374, 380, 385, 386, 387),
    at(2, 94),
    at(61),
    at(291),
  ];
}

/**
 * Measures how far both networks disagree about the face they see, as a share of the distance of the eyes: the mean
 * over the five points without the worst, because in a profile one eye is a guess. On faces both find the same points
 * (below 0.1 nearly always); on an animal or a pattern each finds something else (0.25 and more).
 */
export function measureDisagreement(mesh: FaceMesh, landmarks: Landmarks68): number {
  const [inMesh, inLandmarks] = [pointsOfMesh(mesh), pointsOfLandmarks(landmarks)];
  const [leftEye, rightEye] = inMesh;
  const distances = inMesh
    .map(({ x, y }, index) => Math.hypot(x - (inLandmarks[index]?.x ?? x), y - (inLandmarks[index]?.y ?? y)))
    .toSorted((a, b) => a - b)
    .slice(0, -1);
  const mean = distances.reduce((sum, distance) => sum + distance, 0) / distances.length;
  return mean / Math.hypot(rightEye.x - leftEye.x, rightEye.y - leftEye.y);
}
