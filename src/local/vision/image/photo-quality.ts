import type { TurnedBox } from "../faces/fit-landmarks.ts";
import { type ImagePyramid, sampleSquare } from "./pixel-image.ts";

/** Side of the square a face is measured at, in pixels. */
const side = 128;

/** Rekognition reads faces a little brighter than their mean luma; both factors fitted on its published examples. */
const brightnessFactor = 1.15;
const sharpnessScale = 9;

/** Measures how bright and how sharp a face is, 0 to 100 each. */
export function measureQuality(pyramid: ImagePyramid, box: TurnedBox): { brightness: number; sharpness: number } {
  const size = Math.max(box.width, box.height);
  const pixels = sampleSquare(pyramid, { x: box.x, y: box.y, size, angle: box.angle }, side);
  const luma = Float32Array.from({ length: side * side }, (_, index) => {
    const at = index * 3;
    return 0.299 * (pixels[at] ?? 0) + 0.587 * (pixels[at + 1] ?? 0) + 0.114 * (pixels[at + 2] ?? 0);
  });
  const marginX = Math.floor(((1 - box.width / size) / 2) * side);
  const marginY = Math.floor(((1 - box.height / size) / 2) * side);
  let [sum, count, edges, edgeSquares] = [0, 0, 0, 0];
  for (let row = Math.max(1, marginY); row < Math.min(side - 1, side - marginY); row++) {
    for (let column = Math.max(1, marginX); column < Math.min(side - 1, side - marginX); column++) {
      const at = row * side + column;
      const value = luma[at] ?? 0;
      const around = (luma[at - 1] ?? 0) + (luma[at + 1] ?? 0) + (luma[at - side] ?? 0) + (luma[at + side] ?? 0);
      const edge = around - 4 * value;
      sum += value;
      edges += edge;
      edgeSquares += edge * edge;
      count++;
    }
  }
  if (count === 0) return { brightness: 0, sharpness: 0 };
  const deviation = Math.sqrt(Math.max(0, edgeSquares / count - (edges / count) ** 2));
  // A face that had to be enlarged to this size holds less detail than it shows.
  const enlargement = Math.min(1, size / side);
  return {
    brightness: Math.min(100, ((sum / count) * brightnessFactor * 100) / 255),
    sharpness: 100 * (1 - Math.exp((-deviation * enlargement) / sharpnessScale)),
  };
}
