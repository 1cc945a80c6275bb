import { type FaceMesh, eyeLineAngle, meshPoint } from "./fit-mesh.ts";
import type { Models } from "../models.ts";
import { irisInputSize } from "../networks/iris-network.ts";
import { type ImagePyramid, type Point, type Square, locateInSquare, sampleSquare } from "../image/pixel-image.ts";

/** One eye, in photo pixels. */
export interface FittedEye {
  readonly pupil: Point;
  /** Height of the opening as a share of its width. */
  readonly openness: number;
  /** Where the pupil stands between the corners, -1 to 1 each: to the viewer's right, downwards. */
  readonly gaze: Point;
}

/** Corners of the eyes in the mesh, left and right as seen on screen: the viewer's left one first. */
const corners = [
  [33, 133],
  [362, 263],
] as const;

/** The iris model looks at this many eye widths, as it was trained. */
const eyeMargin = 2.3;

/** Numbers of points among the iris model's contours. */
const contour = {
  outerCorner: 0,
  innerCorner: 8,
  upperLid: [11, 12, 13],
  lowerLid: [3, 4, 5],
  irisCenter: 71,
} as const;

/** Fits the contours of both eyes, left and right as seen on screen. */
export function fitEyes(models: Models, pyramid: ImagePyramid, mesh: FaceMesh): readonly [FittedEye, FittedEye] {
  const angle = eyeLineAngle(meshPoint(mesh, corners[0][0]), meshPoint(mesh, corners[1][1]));
  const squares = corners.map(([first, second]) =>
    squareAroundEye(meshPoint(mesh, first), meshPoint(mesh, second), angle),
  );
  const [left, right] = squares;
  if (!left || !right) throw new Error("A face has two eyes");
  // The model knows one kind of eye: the other is shown to it in a mirror.
  const [leftPoints, rightPoints] = models.iris([
    sampleSquare(pyramid, left, irisInputSize),
    mirror(sampleSquare(pyramid, right, irisInputSize)),
  ]);
  if (!leftPoints || !rightPoints) throw new Error("The iris model answers for both eyes");
  return [readEye(leftPoints, left, (x) => x), readEye(rightPoints, right, (x) => 1 - x)];
}

function squareAroundEye(first: Point, second: Point, angle: number): Square {
  return {
    x: (first.x + second.x) / 2,
    y: (first.y + second.y) / 2,
    size: Math.hypot(second.x - first.x, second.y - first.y) * eyeMargin,
    angle,
  };
}

function mirror(input: Float32Array): Float32Array {
  const mirrored = new Float32Array(input.length);
  const row = irisInputSize * 3;
  for (let at = 0; at < input.length; at += 3) {
    const column = at % row;
    mirrored.set(input.subarray(at, at + 3), at - column + (row - 3 - column));
  }
  return mirrored;
}

function readEye(points: Float32Array, square: Square, unmirror: (x: number) => number): FittedEye {
  const at = (index: number): Point => ({ x: unmirror(points[index * 3] ?? 0), y: points[index * 3 + 1] ?? 0 });
  const middle = (indexes: readonly number[]): Point => {
    const all = indexes.map(at);
    return {
      x: all.reduce((sum, { x }) => sum + x, 0) / all.length,
      y: all.reduce((sum, { y }) => sum + y, 0) / all.length,
    };
  };
  const outer = at(contour.outerCorner);
  const inner = at(contour.innerCorner);
  const upper = middle(contour.upperLid);
  const lower = middle(contour.lowerLid);
  const iris = at(contour.irisCenter);
  const width = Math.hypot(outer.x - inner.x, outer.y - inner.y);
  return {
    pupil: locateInSquare(square, iris),
    openness: Math.hypot(upper.x - lower.x, upper.y - lower.y) / width,
    gaze: {
      x: (2 * (iris.x - (outer.x + inner.x) / 2)) / width,
      y: (2 * (iris.y - (outer.y + inner.y) / 2)) / width,
    },
  };
}
