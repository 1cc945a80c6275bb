import type { FoundObject } from "./objects.ts";
import { cocoNames } from "./coco-names.ts";
import { type ObjectBox, objectInputSize } from "../networks/object-detector.ts";
import { type PixelImage, buildPyramid, sampleSquare } from "../image/pixel-image.ts";

/** Below this a score says nothing. */
const lowestScore = 0.2;

/** Finds things of 80 kinds on a photo, the surest first. */
export function findObjects(
  detect: (input: Float32Array, minimumScore: number) => ObjectBox[],
  image: PixelImage,
): FoundObject[] {
  const side = Math.max(image.width, image.height);
  const square = { x: side / 2, y: side / 2, size: side, angle: 0 };
  const input = sampleSquare(buildPyramid(image), square, objectInputSize);
  return detect(input, lowestScore)
    .flatMap(({ kind, score, ...box }) => {
      const name = cocoNames[kind];
      const [left, right] = [box.left, box.right].map((share) => within((share * side) / image.width));
      const [top, bottom] = [box.top, box.bottom].map((share) => within((share * side) / image.height));
      if (!name || left === undefined || right === undefined || top === undefined || bottom === undefined) return [];
      return [{ name, score, box: { left, top, width: right - left, height: bottom - top } }];
    })
    .filter(({ box }) => box.width > 0 && box.height > 0)
    .toSorted((a, b) => b.score - a.score);
}

function within(share: number): number {
  return Math.min(1, Math.max(0, share));
}
