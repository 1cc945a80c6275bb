import { expect, test } from "vitest";
import {
  type PixelImage,
  buildPyramid,
  locateInSquare,
  sampleSquare,
} from "../../../../src/local/vision/image/pixel-image.ts";

/** Red grows to the right, green downwards; blue is constant. */
function drawGradient(side: number): PixelImage {
  const pixels = new Uint8Array(side * side * 3);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++)
      pixels.set([(x * 255) / (side - 1), (y * 255) / (side - 1), 128], (y * side + x) * 3);
  }
  return { width: side, height: side, pixels };
}

test("a square of the photo's own size is the photo", () => {
  const image = drawGradient(32);
  const sampled = sampleSquare(buildPyramid(image), { x: 16, y: 16, size: 32, angle: 0 }, 32);
  expect([...sampled]).toEqual([...image.pixels]);
});

test("shrinking through the pyramid keeps every place's colour", () => {
  const sampled = sampleSquare(buildPyramid(drawGradient(256)), { x: 128, y: 128, size: 256, angle: 0 }, 16);
  for (const [column, row] of [
    [0, 0],
    [15, 0],
    [7, 9],
  ] as const) {
    const [red, green, blue] = sampled.slice((row * 16 + column) * 3);
    expect(red).toBeCloseTo((column + 0.5) * 16, -1);
    expect(green).toBeCloseTo((row + 0.5) * 16, -1);
    expect(blue).toBeCloseTo(128, 0);
  }
});

test("what lies outside the photo is black", () => {
  const sampled = sampleSquare(buildPyramid(drawGradient(32)), { x: -40, y: 16, size: 32, angle: 0 }, 8);
  expect(Math.max(...sampled)).toBe(0);
});

test("a turned square reads where its own coordinates point", () => {
  const pyramid = buildPyramid(drawGradient(200));
  const square = { x: 100, y: 100, size: 60, angle: Math.PI / 2 };
  const sampled = sampleSquare(pyramid, square, 60);
  const { x, y } = locateInSquare(square, { x: 0.25, y: 0.75 });
  const [red, green] = sampled.slice((45 * 60 + 15) * 3);
  expect(red).toBeCloseTo((x / 200) * 255, -1);
  expect(green).toBeCloseTo((y / 200) * 255, -1);
  // A quarter turn clockwise: right in the square is down in the photo.
  expect(locateInSquare(square, { x: 1, y: 0.5 })).toEqual({ x: expect.closeTo(100, 6), y: expect.closeTo(130, 6) });
});
