import type { Models } from "../models.ts";
import { meshInputSize, meshLength } from "../networks/face-mesh.ts";
import { type ImagePyramid, type Point, type Square, locateInSquare, sampleSquare } from "../image/pixel-image.ts";

/** A face mesh laid over a photo: 468 points in photo pixels, z towards the back in the same scale. */
export interface FaceMesh {
  readonly points: readonly MeshPoint[];
  /** Probability that there is a face at all, 0 to 1. */
  readonly flag: number;
  /** The square the mesh was fitted in. */
  readonly square: Square;
}

interface MeshPoint extends Point {
  readonly z: number;
}

/** How much larger than the face the square around it is. */
const squareMargin = 1.5;

/** Points of the outer eye corners, left and right as seen on screen. */
const eyeCorners = [33, 263] as const;

/** Fits the mesh in a square, then again in the better square that the first fit gives. */
export function fitMesh(models: Models, pyramid: ImagePyramid, square: Square): FaceMesh {
  const first = fitOnce(models, pyramid, square);
  if (first.flag < 0.1) return first;
  const second = fitOnce(models, pyramid, squareAround(first));
  return second.flag >= first.flag - 0.05 ? second : first;
}

function fitOnce(models: Models, pyramid: ImagePyramid, square: Square): FaceMesh {
  const raw = models.mesh(sampleSquare(pyramid, square, meshInputSize));
  const points = Array.from({ length: meshLength }, (_, index) => {
    const [x = 0, y = 0, z = 0] = raw.points.subarray(index * 3, index * 3 + 3);
    return { ...locateInSquare(square, { x, y }), z: z * square.size };
  });
  return { points, flag: raw.flag, square };
}

function squareAround(mesh: FaceMesh): Square {
  const angle = eyeLineAngle(meshPoint(mesh, eyeCorners[0]), meshPoint(mesh, eyeCorners[1]));
  const { center, width, height } = turnedBounds(mesh.points, angle);
  return { ...center, size: Math.max(width, height) * squareMargin, angle };
}

/** A point of the mesh by its number in MediaPipe's canonical face. */
export function meshPoint(mesh: FaceMesh, index: number): MeshPoint {
  const point = mesh.points[index];
  if (!point) throw new RangeError(`A face mesh has no point ${index}`);
  return point;
}

/** The angle of the line through two eyes, in radians clockwise as seen on screen. */
export function eyeLineAngle(left: Point, right: Point): number {
  return Math.atan2(right.y - left.y, right.x - left.x);
}

/** The box of points along axes turned by `angle`: its centre in photo pixels, its sides along those axes. */
export function turnedBounds(
  points: readonly Point[],
  angle: number,
): { center: Point; width: number; height: number } {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const along = points.map(({ x, y }) => x * cos + y * sin);
  const across = points.map(({ x, y }) => y * cos - x * sin);
  const [left, right, top, bottom] = [Math.min(...along), Math.max(...along), Math.min(...across), Math.max(...across)];
  const u = (left + right) / 2;
  const v = (top + bottom) / 2;
  return { center: { x: u * cos - v * sin, y: u * sin + v * cos }, width: right - left, height: bottom - top };
}
