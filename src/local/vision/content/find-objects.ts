import type { FoundObject } from "./objects.ts";
import { cocoNames } from "./coco-names.ts";
import { type ObjectBox, objectInputSize } from "../networks/object-detector.ts";
import { type PixelImage, type Square, buildPyramid, sampleSquare } from "../image/pixel-image.ts";

/** Below this a score says nothing. */
const lowestScore = 0.2;

/**
 * Finds things of 80 kinds, the surest first.
 *
 * @param square the upright part of the photo to look at; by default all of it
 */
export function findObjects(
  detect: (input: Float32Array, minimumScore: number) => ObjectBox[],
  image: PixelImage,
  square: Square = squareOf(image),
): FoundObject[] {
  const input = sampleSquare(buildPyramid(image), square, objectInputSize);
  const origin = { x: square.x - square.size / 2, y: square.y - square.size / 2 };
  return detect(input, lowestScore)
    .flatMap(({ kind, score, ...box }) => {
      const name = cocoNames[kind];
      const [left, right] = [box.left, box.right].map((share) =>
        within((origin.x + share * square.size) / image.width),
      );
      const [top, bottom] = [box.top, box.bottom].map((share) =>
        within((origin.y + share * square.size) / image.height),
      );
      if (!name || left === undefined || right === undefined || top === undefined || bottom === undefined) return [];
      return [{ name, score, box: { left, top, width: right - left, height: bottom - top } }];
    })
    .filter(({ box }) => box.width > 0 && box.height > 0)
    .toSorted((a, b) => b.score - a.score);
}

function squareOf({ width, height }: PixelImage): Square {
  const size = Math.max(width, height);
  return { x: size / 2, y: size / 2, size, angle: 0 };
}

function within(share: number): number {
  return Math.min(1, Math.max(0, share));
}
