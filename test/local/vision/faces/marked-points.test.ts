import { expect, test } from "vitest";
import {
  measureDisagreement,
  pointsOfLandmarks,
  pointsOfMesh,
} from "../../../../src/local/vision/faces/marked-points.ts";

/** Landmarks and mesh of a face whose eyes are 100 apart; `shift` moves all points of the mesh but those of one eye. */
function markFace(shift: number) {
  const landmarks = Array.from({ length: 68 }, (_, index) => {
    if (index >= 36 && index <= 41) return { x: 100, y: 100 };
    if (index >= 42 && index <= 47) return { x: 200, y: 100 };
    if (index === 33) return { x: 150, y: 180 };
    return index === 48 ? { x: 110, y: 220 } : { x: 190, y: 220 };
  });
  const leftEye = new Set([33, 133, 144, 145, 153, 158, 159, 160]);
  const rightEye = new Set([263, 362, 373, 374, 380, 385, 386, 387]);
  const points = Array.from({ length: 468 }, (_, index) => {
    if (leftEye.has(index)) return { x: 100, y: 100, z: 0 };
    if (rightEye.has(index)) return { x: 200, y: 100 + shift, z: 0 };
    if (index === 2 || index === 94) return { x: 150, y: 180 + shift, z: 0 };
    return index === 61 ? { x: 110, y: 220 + shift, z: 0 } : { x: 190, y: 220 + shift, z: 0 };
  });
  return { landmarks, mesh: { points, flag: 1, square: { x: 150, y: 150, size: 300, angle: 0 } } };
}

test("both networks mark the same five points of a face", () => {
  const { landmarks, mesh } = markFace(0);
  expect(pointsOfMesh(mesh).map(({ x, y }) => ({ x, y }))).toEqual(pointsOfLandmarks(landmarks));
  expect(measureDisagreement(mesh, landmarks)).toBe(0);
});

test("disagreement is a share of the distance of the eyes, without the worst point", () => {
  const { landmarks, mesh } = markFace(30);
  const apart = Math.hypot(100, 30);
  // Of five distances 0, 30, 30, 30 and 30 the last is left out.
  expect(measureDisagreement(mesh, landmarks)).toBeCloseTo(90 / 4 / apart, 10);
});
