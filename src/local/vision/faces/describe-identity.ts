import type { DetectedFace } from "./detect-faces.ts";
import { pointsOfLandmarks, pointsOfMesh } from "./marked-points.ts";
import type { Models } from "../models.ts";
import { descriptorInputSize } from "../networks/face-descriptor.ts";
import { type AffineMap, type ImagePyramid, type Point, meanPoint, sampleImage } from "../image/pixel-image.ts";

/** Where the eyes and the base of the nose lie in the 150-pixel chip that the descriptor network was trained on. */
const chipPoints: readonly Point[] = [
  { x: 47.7, y: 47.1 },
  { x: 100.3, y: 47.1 },
  { x: 74.5, y: 87.8 },
];

/**
 * Measured best on labelled pairs, between 1 (as the network was trained) and 1.12: the face a little larger and higher
 * in the chip.
 */
const chipAdjustment = { scale: 1.05, up: 2 } as const;

/** The 128 numbers that distinguish faces. */
export function describeIdentity(
  models: Models,
  pyramid: ImagePyramid,
  face: Pick<DetectedFace, "landmarks" | "mesh" | "meshTrusted">,
): Float32Array {
  const center = (descriptorInputSize - 1) / 2;
  const target = chipPoints.map(({ x, y }) => ({
    x: (x - center) * chipAdjustment.scale + center,
    y: (y - center) * chipAdjustment.scale + center - chipAdjustment.up,
  }));
  const map = fitSimilarity(target, findChipPoints(face));
  return models.descriptor(sampleImage(pyramid, { map, width: descriptorInputSize, height: descriptorInputSize }));
}

/** Eyes and nose of the photo. Two networks mark them, and their errors differ: the mean of both is steadier. */
function findChipPoints({
  landmarks,
  mesh,
  meshTrusted,
}: Pick<DetectedFace, "landmarks" | "mesh" | "meshTrusted">): Point[] {
  const points = pointsOfLandmarks(landmarks).slice(0, chipPoints.length);
  if (!meshTrusted) return points;
  const inMesh = pointsOfMesh(mesh);
  return points.map((point, index) => meanPoint([point, inMesh[index] ?? point]));
}

/** The turn, scale and shift that bring `from` closest to `to` (least squares). */
function fitSimilarity(from: readonly Point[], to: readonly Point[]): AffineMap {
  const fromMean = meanPoint(from);
  const toMean = meanPoint(to);
  let dot = 0;
  let cross = 0;
  let spread = 0;
  for (const [index, source] of from.entries()) {
    const target = to[index];
    if (!target) throw new RangeError("Both point sets need the same length");
    const [x, y] = [source.x - fromMean.x, source.y - fromMean.y];
    const [u, v] = [target.x - toMean.x, target.y - toMean.y];
    dot += x * u + y * v;
    cross += x * v - y * u;
    spread += x * x + y * y;
  }
  const cos = dot / spread;
  const sin = cross / spread;
  return [
    cos,
    -sin,
    toMean.x - cos * fromMean.x + sin * fromMean.y,
    sin,
    cos,
    toMean.y - sin * fromMean.x - cos * fromMean.y,
  ];
}
