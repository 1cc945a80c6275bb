import type { TurnedBox } from "./fit-landmarks.ts";
import type { PixelImage, Square } from "../image/pixel-image.ts";

/** A face narrower than this share of the photo's longer side has less than 15 pixels of the detector's 512. */
const smallWidth = 0.03;

/** How far around a small face others are expected, in widths of the face. */
const reach = { across: 4, along: 2.5 } as const;

/** A group wider or higher than this share of the photo's longer side is looked at in two halves. */
const oneLook = 0.6;

/** A closer look has to be at least this much closer, or the detector sees nothing new. */
const mostOfPhoto = 0.8;

/**
 * Parts of a photo that the slow detector should see closer: around small faces, because beside a face that it hardly sees
 * it misses others. At most four upright squares; none where no face is small.
 *
 * @param boxes where a detector saw a face, in photo pixels
 */
export function findCloserLooks(
  boxes: readonly Pick<TurnedBox, "x" | "y" | "width" | "height">[],
  image: Pick<PixelImage, "width" | "height">,
): Square[] {
  const side = Math.max(image.width, image.height);
  const small = boxes.filter(({ width, height }) => Math.max(width, height / 1.4) < smallWidth * side);
  if (small.length === 0) return [];
  const left = Math.max(0, Math.min(...small.map(({ x, width }) => x - reach.across * width)));
  const right = Math.min(image.width, Math.max(...small.map(({ x, width }) => x + reach.across * width)));
  const top = Math.max(0, Math.min(...small.map(({ y, height }) => y - reach.along * height)));
  const bottom = Math.min(image.height, Math.max(...small.map(({ y, height }) => y + reach.along * height)));
  const columns = splitSpan(left, right, side);
  const rows = splitSpan(top, bottom, side);
  const overlap = Math.max(...small.map(({ width, height }) => Math.max(width, height))) * 1.5;
  const size = Math.max((right - left) / columns.length, (bottom - top) / rows.length) + overlap;
  if (size > mostOfPhoto * side) return [];
  return rows.flatMap((y) => columns.map((x): Square => ({ x, y, size, angle: 0 })));
}

/** The middles of one or two equal parts of a span. */
function splitSpan(from: number, to: number, side: number): number[] {
  const middle = (from + to) / 2;
  if (to - from <= oneLook * side) return [middle];
  return [(from + middle) / 2, (middle + to) / 2];
}
