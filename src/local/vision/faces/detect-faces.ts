import { maximumFaces } from "./faces.ts";
import { type FaceMesh, eyeLineAngle, fitMesh, meshPoint, turnedBounds } from "./fit-mesh.ts";
import { type Landmarks68, type TurnedBox, eyeCenters, fitLandmarks } from "./fit-landmarks.ts";
import { measureDisagreement } from "./marked-points.ts";
import type { Models } from "../models.ts";
import { type BlazefaceBox, blazefaceInputSize } from "../networks/blazeface-detector.ts";
import { type ScoredBox, type SsdInputSize, ssdInputSizes } from "../networks/ssd-detector.ts";
import {
  type ImagePyramid,
  type PixelImage,
  type Point,
  type Square,
  locateInSquare,
  sampleSquare,
} from "../image/pixel-image.ts";
import { findCloserLooks } from "./small-faces.ts";

/** A face that was accepted: where it is, and how sure the detectors are. */
export interface DetectedFace {
  readonly mesh: FaceMesh;
  /** Whether the mesh itself is sure of the face; where it is not, only the landmarks can be relied upon. */
  readonly meshTrusted: boolean;
  readonly landmarks: Landmarks68;
  /** The face from hairline to chin, turned with the eyes, in photo pixels. */
  readonly box: TurnedBox;
  /** 0 to 1. */
  readonly score: number;
  /** How far mesh and landmarks disagree, as a share of the distance of the eyes. */
  readonly disagreement: number;
}

/** The bars that a face must reach to be accepted; measured on labelled photos, see docs/faces.md. */
const rules = {
  blazeface: { score: 0.5, flag: 0.8 },
  ssd: { score: 0.4, flag: 0.5, scoreWithoutMesh: 0.95 },
  /** Where mesh and landmarks disagree more than this, only a very sure proposal of the slow detector is a face. */
  disagreement: 0.24,
  /** A weak proposal is accepted too when the mesh is sure and the landmarks agree with it closely. */
  weak: { blazeface: 0.4, ssd: 0.2, flag: 0.95, disagreement: 0.1 },
  /** Anything above these raises the question whether there is more to find. */
  doubt: { blazeface: 0.4, ssd: 0.15 },
  /** A lone face this wide (as a share of the photo's longer side) settles the question without the slow detector. */
  settlingWidth: 0.15,
} as const;

/** A box a detector reports, in photo pixels. */
interface Proposal {
  readonly detector: "blazeface" | "ssd";
  readonly center: Point;
  readonly width: number;
  readonly height: number;
  readonly score: number;
  /** Known from BlazeFace alone. */
  readonly angle?: number;
}

/**
 * Finds the faces of a photo, largest first, and at most `maximumFaces`.
 *
 * Two quick detectors look first, at 256 and 224 pixels. When both see the same single large face and not even a weak
 * sign of another, that is the answer; otherwise the slow detector looks at 512 pixels too, and closer around small
 * faces. Every proposal must also convince the face mesh and agree with the landmarks, which refuses most of what only
 * resembles a face.
 */
export function detectFaces(models: Models, image: PixelImage, pyramid: ImagePyramid): DetectedFace[] {
  const side = Math.max(image.width, image.height);
  const whole: Square = { x: side / 2, y: side / 2, size: side, angle: 0 };
  const look = (square: Square, size: SsdInputSize, minimumScore: number) =>
    models.ssd(sampleSquare(pyramid, square, size), minimumScore).map((box) => proposeFromSsd(box, square));
  const quick = [
    ...models
      .blazeface(sampleSquare(pyramid, whole, blazefaceInputSize), rules.doubt.blazeface)
      .map((box) => proposeFromBlazeface(box, whole)),
    ...look(whole, ssdInputSizes.quick, rules.doubt.ssd),
  ];
  const faces: DetectedFace[] = [];
  addFaces(faces, quick, { models, pyramid });
  if (!isSettled(faces, quick, side)) {
    const thorough = look(whole, ssdInputSizes.full, rules.weak.ssd);
    addFaces(faces, thorough, { models, pyramid });
    if (faces.length < maximumFaces) {
      const seen = thorough.filter(({ score }) => score >= rules.ssd.score).map(centered);
      for (const square of findCloserLooks([...faces.map(({ box }) => box), ...seen], image)) {
        addFaces(faces, look(square, ssdInputSizes.full, rules.weak.ssd), { models, pyramid });
      }
    }
  }
  return faces.toSorted((a, b) => areaOf(b.box) - areaOf(a.box)).slice(0, maximumFaces);
}

function isSettled(faces: readonly DetectedFace[], proposals: readonly Proposal[], side: number): boolean {
  const [face] = faces;
  if (!face || faces.length > 1 || face.box.width < rules.settlingWidth * side) return false;
  const seenBy = new Set(proposals.map(({ detector }) => detector));
  return seenBy.size === 2 && proposals.every((proposal) => covers(face, proposal.center));
}

function addFaces(
  faces: DetectedFace[],
  proposals: readonly Proposal[],
  context: { models: Models; pyramid: ImagePyramid },
): void {
  // A proposal takes 30 ms to examine. In a crowd the largest go first, and the rest are left when enough were faces.
  const isCrowd = proposals.length > maximumFaces;
  const ordered = isCrowd ? proposals.toSorted((a, b) => areaOf(b) - areaOf(a)) : proposals;
  let seen = 0;
  for (const proposal of ordered) {
    if (seen >= maximumFaces) break;
    const known = faces.findIndex((face) => isSamePlace(face, proposal));
    const knownFace = faces[known];
    if (knownFace) {
      faces[known] = { ...knownFace, score: Math.max(knownFace.score, proposal.score) };
      seen++;
    } else if (proposal.score >= rules.weak[proposal.detector]) {
      const face = examine(proposal, context);
      if (face && !faces.some((other) => isSameFace(face, other))) {
        faces.push(face);
        seen++;
      }
    }
  }
}

/** Lays mesh and landmarks over a proposal; undefined when they say that there is no face. */
function examine(proposal: Proposal, context: { models: Models; pyramid: ImagePyramid }): DetectedFace | undefined {
  const { models, pyramid } = context;
  const { detector, score } = proposal;
  const { mesh, rough } = layMesh(proposal, context);
  const isWeak = score < rules[detector].score;
  const { flag, disagreement: mostDisagreement } = isWeak ? rules.weak : { ...rules, flag: rules[detector].flag };
  if (mesh.flag >= flag) {
    const box = boxOfMesh(mesh);
    const landmarks = fitLandmarks(models, pyramid, box);
    const disagreement = measureDisagreement(mesh, landmarks);
    if (disagreement <= mostDisagreement) return { mesh, meshTrusted: true, box, landmarks, score, disagreement };
  }
  if (!rough || score < rules.ssd.scoreWithoutMesh) return undefined;
  const { landmarks, box } = rough;
  return { mesh, meshTrusted: false, box, landmarks, score, disagreement: measureDisagreement(mesh, landmarks) };
}

/** BlazeFace marks the eyes; for the other detector's proposals the landmarks show how the face is turned. */
function layMesh(
  { center, width, height, angle }: Proposal,
  { models, pyramid }: { models: Models; pyramid: ImagePyramid },
): { mesh: FaceMesh; rough?: { box: TurnedBox; landmarks: Landmarks68 } } {
  if (angle !== undefined) {
    return { mesh: fitMesh(models, pyramid, { ...center, size: Math.max(width, height) * 1.5, angle }) };
  }
  const box = { ...center, width, height, angle: 0 };
  const landmarks = fitLandmarks(models, pyramid, box);
  return { mesh: fitMesh(models, pyramid, squareOfLandmarks(landmarks)), rough: { box, landmarks } };
}

/** @param square the upright part of the photo that the detector saw */
function proposeFromSsd(box: ScoredBox, square: Square): Proposal {
  return {
    detector: "ssd",
    center: locateInSquare(square, { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 }),
    width: (box.right - box.left) * square.size,
    height: (box.bottom - box.top) * square.size,
    score: box.score,
  };
}

function proposeFromBlazeface(box: BlazefaceBox, square: Square): Proposal {
  const [left, right] = [box.leftEye, box.rightEye].map(([x, y]) => locateInSquare(square, { x, y }));
  const place = proposeFromSsd(box, square);
  return { ...place, detector: "blazeface", angle: left && right ? eyeLineAngle(left, right) : 0 };
}

/** The box of a mesh, turned with the eyes. */
function boxOfMesh(mesh: FaceMesh): TurnedBox {
  const angle = eyeLineAngle(meshPoint(mesh, 33), meshPoint(mesh, 263));
  const { center, width, height } = turnedBounds(mesh.points, angle);
  return { ...center, width, height, angle };
}

/** A square for the mesh around 68 landmarks, which leave the forehead out. */
function squareOfLandmarks(landmarks: Landmarks68): Square {
  const angle = eyeLineAngle(...eyeCenters(landmarks));
  const { center, width, height } = turnedBounds(landmarks, angle);
  const lift = height * 0.12;
  return {
    x: center.x + Math.sin(angle) * lift,
    y: center.y - Math.cos(angle) * lift,
    size: Math.max(width, height * 1.24) * 1.5,
    angle,
  };
}

function centered({ center, width, height }: Proposal): Point & { width: number; height: number } {
  return { ...center, width, height };
}

function areaOf({ width, height }: { readonly width: number; readonly height: number }): number {
  return width * height;
}

/** Whether a point lies in the middle part of a face. */
function covers(face: DetectedFace, point: Point): boolean {
  return Math.hypot(point.x - face.box.x, point.y - face.box.y) < 0.5 * Math.max(face.box.width, face.box.height);
}

function isSamePlace(face: DetectedFace, proposal: Proposal): boolean {
  const ratio = Math.max(proposal.width, proposal.height) / Math.max(face.box.width, face.box.height);
  return ratio > 0.5 && ratio < 2 && covers(face, proposal.center);
}

/** Two proposals led to one face when the middles of the eyes fall together. */
function isSameFace(a: DetectedFace, b: DetectedFace): boolean {
  const first = middleOfEyes(a);
  const second = middleOfEyes(b);
  return Math.hypot(first.x - second.x, first.y - second.y) < 0.6 * Math.max(first.eyeDistance, second.eyeDistance);
}

function middleOfEyes({ landmarks }: DetectedFace): Point & { eyeDistance: number } {
  const [left, right] = eyeCenters(landmarks);
  return {
    x: (left.x + right.x) / 2,
    y: (left.y + right.y) / 2,
    eyeDistance: Math.hypot(right.x - left.x, right.y - left.y),
  };
}
