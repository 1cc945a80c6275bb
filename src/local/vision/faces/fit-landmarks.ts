import type { Models } from "../models.ts";
import { faceInputSize } from "../networks/face-input.ts";
import {
  type ImagePyramid,
  type Point,
  type Square,
  locateInSquare,
  meanPoint,
  sampleSquare,
} from "../image/pixel-image.ts";

/** The 68 landmarks of a face in photo pixels, in the usual order (jaw, brows, nose, eyes, lips). */
export type Landmarks68 = readonly Point[];

/** A box of a photo in pixels along axes turned by `angle` (radians clockwise as seen on screen). */
export interface TurnedBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly angle: number;
}

/** Cuts a face out the way the networks of one face were trained: scaled to fit the square, black beside it. */
export function cutFace(pyramid: ImagePyramid, box: TurnedBox): { square: Square; input: Float32Array } {
  const square = { x: box.x, y: box.y, size: Math.max(box.width, box.height), angle: box.angle };
  const half = (faceInputSize - 1) / 2;
  const input = sampleSquare(pyramid, square, faceInputSize);
  const marginX = ((1 - box.width / square.size) / 2) * faceInputSize;
  const marginY = ((1 - box.height / square.size) / 2) * faceInputSize;
  for (let row = 0; row < faceInputSize; row++) {
    for (let column = 0; column < faceInputSize; column++) {
      const inside = Math.abs(column - half) <= half - marginX + 0.5 && Math.abs(row - half) <= half - marginY + 0.5;
      if (!inside) input.fill(0, (row * faceInputSize + column) * 3, (row * faceInputSize + column) * 3 + 3);
    }
  }
  return { square, input };
}

/** Finds the landmarks of the face in a box. */
export function fitLandmarks(models: Models, pyramid: ImagePyramid, box: TurnedBox): Landmarks68 {
  const { square, input } = cutFace(pyramid, box);
  const values = models.landmarks(input);
  return Array.from({ length: 68 }, (_, index) =>
    locateInSquare(square, { x: values[index * 2] ?? 0, y: values[index * 2 + 1] ?? 0 }),
  );
}

/** The middle of some landmarks, from the first number to the last. */
export function middleOf(landmarks: Landmarks68, first: number, last: number): Point {
  return meanPoint(landmarks.slice(first, last + 1));
}

/** Centres of the eyes, left and right as seen on screen. */
export function eyeCenters(landmarks: Landmarks68): readonly [Point, Point] {
  return [middleOf(landmarks, 36, 41), middleOf(landmarks, 42, 47)];
}
