import { expect, test } from "vitest";
import { findCloserLooks } from "../../../../src/local/vision/faces/small-faces.ts";

const image = { width: 1280, height: 854 };
const face = (x: number, y: number, width = 30) => ({ x, y, width, height: width * 1.3 });

/** Whether a square holds the whole face. */
const holds =
  (box: ReturnType<typeof face>) =>
  ({ x, y, size }: { x: number; y: number; size: number }) =>
    Math.abs(box.x - x) + box.width / 2 <= size / 2 && Math.abs(box.y - y) + box.height / 2 <= size / 2;

test("looks no closer where no face is small", () => {
  expect(findCloserLooks([], image)).toEqual([]);
  expect(findCloserLooks([face(300, 300, 120), face(600, 300, 110)], image)).toEqual([]);
});

test("looks once around a small group, beyond the faces that were seen", () => {
  const seen = [face(600, 400), face(700, 420)];
  const [look, ...more] = findCloserLooks(seen, image);
  expect(more).toEqual([]);
  expect(look?.size).toBeLessThan(image.width / 3);
  for (const box of [...seen, face(500, 410), face(800, 410)]) expect(look && holds(box)(look)).toBe(true);
});

test.each([
  ["a row of people", [face(40, 400), face(1240, 400)], 2],
  ["people all over the photo", [face(40, 40), face(1240, 40), face(40, 800), face(1240, 800)], 4],
])("looks closer in parts at %s, and cuts no face that was seen", (_, seen, looks) => {
  const squares = findCloserLooks(seen, image);
  expect(squares).toHaveLength(looks);
  for (const { size } of squares) expect(size).toBeLessThan(image.width * 0.8);
  for (const x of [40, 320, 640, 960, 1240]) expect(squares.some(holds(face(x, seen[0]?.y ?? 0)))).toBe(true);
});
