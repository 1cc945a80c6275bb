import { type FaceMesh, eyeLineAngle, fitMesh, meshPoint, turnedBounds } from "./fit-mesh.ts";
import { type Landmarks68, type TurnedBox, eyeCenters, fitLandmarks } from "./fit-landmarks.ts";
import { measureDisagreement } from "./marked-points.ts";
import type { Models } from "../models.ts";
import { type BlazefaceBox, blazefaceInputSize } from "../networks/blazeface-detector.ts";
import { type ScoredBox, ssdInputSizes } from "../networks/ssd-detector.ts";
import { type ImagePyramid, type PixelImage, type Point, type Square, sampleSquare } from "../image/pixel-image.ts";

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

/** What a face must reach to be accepted; measured on labelled photos, see docs/faces.md. */
const rules = {
  blazeface: { score: 0.5, flag: 0.8 },
  ssd: { score: 0.4, flag: 0.5, scoreWithoutMesh: 0.95 },
  /** Where mesh and landmarks disagree more than this, there is no face, or one that only the slow detector may vouch for. */
  disagreement: 0.24,
  /** A weak proposal is accepted too when the mesh is sure and the landmarks agree with it closely. */
  weak: { blazeface: 0.4, ssd: 0.2, flag: 0.95, disagreement: 0.1 },
  /** A face beyond one of these may be an animal's. */
  animal: { flag: 0.8, disagreement: 0.15 },
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
 * Finds the faces of a photo, largest first.
 *
 * Two quick detectors look first, at 256 and 224 pixels. When both see the same single large face and not even a weak sign of
 * another, that is the answer; otherwise the slow detector looks at 512 pixels too. Every proposal must also convince the
 * face mesh and agree with the landmarks, which refuses most of what only resembles a face.
 */
export function detectFaces(models: Models, image: PixelImage, pyramid: ImagePyramid): DetectedFace[] {
  const side = Math.max(image.width, image.height);
  const whole: Square = { x: side / 2, y: side / 2, size: side, angle: 0 };
  const look = (size: number) => sampleSquare(pyramid, whole, size);
  const quick = [
    ...models.blazeface(look(blazefaceInputSize), rules.doubt.blazeface).map((box) => proposeFromBlazeface(box, side)),
    ...models.ssd(look(ssdInputSizes.quick), rules.doubt.ssd).map((box) => proposeFromSsd(box, side)),
  ];
  const faces: DetectedFace[] = [];
  addFaces(faces, quick, { models, pyramid });
  if (!isSettled(faces, quick, side)) {
    const thorough = models.ssd(look(ssdInputSizes.full), rules.weak.ssd);
    addFaces(
      faces,
      thorough.map((box) => proposeFromSsd(box, side)),
      { models, pyramid },
    );
  }
  return faces.toSorted((a, b) => b.box.width * b.box.height - a.box.width * a.box.height);
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
  for (const proposal of proposals) {
    const known = faces.findIndex((face) => isSamePlace(face, proposal));
    const knownFace = faces[known];
    if (knownFace) {
      faces[known] = { ...knownFace, score: Math.max(knownFace.score, proposal.score) };
    } else if (proposal.score >= rules.weak[proposal.detector]) {
      const face = examine(proposal, context);
      if (face && !faces.some((other) => isSameFace(face, other))) faces.push(face);
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

/** BlazeFace marks the eyes; of the other detector's proposals the landmarks tell how the face is turned. */
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

/** Whether mesh and landmarks leave open that the face is an animal's. Few faces are so doubtful. */
export function mayBeAnimal({ meshTrusted, mesh, disagreement }: DetectedFace): boolean {
  return !meshTrusted || mesh.flag < rules.animal.flag || disagreement > rules.animal.disagreement;
}

function proposeFromSsd(box: ScoredBox, side: number): Proposal {
  return {
    detector: "ssd",
    center: { x: ((box.left + box.right) / 2) * side, y: ((box.top + box.bottom) / 2) * side },
    width: (box.right - box.left) * side,
    height: (box.bottom - box.top) * side,
    score: box.score,
  };
}

function proposeFromBlazeface(box: BlazefaceBox, side: number): Proposal {
  const [left, right] = [box.leftEye, box.rightEye].map(([x, y]) => ({ x: x * side, y: y * side }));
  const place = proposeFromSsd(box, side);
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
