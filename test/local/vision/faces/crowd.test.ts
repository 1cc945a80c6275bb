import { expect, test } from "vitest";
import { detectFaces } from "../../../../src/local/vision/faces/detect-faces.ts";
import { maximumFaces } from "../../../../src/local/vision/faces/faces.ts";
import type { Models } from "../../../../src/local/vision/models.ts";
import { meshLength } from "../../../../src/local/vision/networks/face-mesh.ts";
import { type ScoredBox, ssdInputSizes } from "../../../../src/local/vision/networks/ssd-detector.ts";
import { buildPyramid } from "../../../../src/local/vision/image/pixel-image.ts";

const columns = 20;
const cell = 1 / columns;
const image = { width: 400, height: 400, pixels: new Uint8Array(400 * 400 * 3) };

/** 320 faces side by side. Every face has its own width, and the detector's order says nothing about it. */
const crowd = Array.from({ length: 320 }, (_, index): ScoredBox => {
  const size = cell * (0.5 + ((index * 7) % 320) / 1000);
  const [left, top] = [(index % columns) * cell, Math.floor(index / columns) * cell];
  return { left, top, right: left + size, bottom: top + size, score: 0.99 };
});

/**
 * Networks of which only the slow detector finds anything, at its first look; it is so sure that the mesh is not needed.
 */
function makeModels(boxes: readonly ScoredBox[]): { models: Models; examined: () => number } {
  let looks = 0;
  const answers = [[...boxes]];
  const unused = () => {
    throw new Error("this network only describes faces");
  };
  const models: Models = {
    blazeface: () => [],
    ssd: (input) => (input.length === ssdInputSizes.full ** 2 * 3 ? (answers.pop() ?? []) : []),
    mesh: () => {
      looks++;
      return { points: new Float32Array(meshLength * 3), flag: 0 };
    },
    landmarks: () => Float32Array.from({ length: 136 }, (_, index) => ((index >> 1) % 10) / 10),
    iris: unused,
    expression: unused,
    ageAndGender: unused,
    descriptor: unused,
  };
  return { models, examined: () => looks };
}

test("finds the 100 largest faces of a crowd, and examines few others", () => {
  const { models, examined } = makeModels(crowd);
  const faces = detectFaces(models, image, buildPyramid(image));
  expect(faces).toHaveLength(maximumFaces);
  const widths = crowd.map(({ left, right }) => (right - left) * image.width).toSorted((a, b) => b - a);
  expect(faces.map(({ box }) => box.width)).toEqual(
    widths.slice(0, maximumFaces).map((width) => expect.closeTo(width, 6)),
  );
  expect(examined()).toBeLessThanOrEqual(maximumFaces + 1);
});

test("examines every proposal where there are fewer than 100", () => {
  const few = crowd.slice(0, 99);
  const { models, examined } = makeModels(few);
  expect(detectFaces(models, image, buildPyramid(image))).toHaveLength(99);
  expect(examined()).toBe(99);
});
