import { expect, test } from "vitest";
import {
  type CandidateFace,
  belongsToAnimal,
  leaveAnimalsOut,
  mayBeAnimal,
} from "../../../../src/local/vision/content/animals.ts";
import type { FindObjects } from "../../../../src/local/vision/content/objects.ts";
import type { Square } from "../../../../src/local/vision/image/pixel-image.ts";

const image = { width: 1000, height: 500, pixels: new Uint8Array() };
const face = { box: { x: 500, y: 250, width: 100, height: 100, angle: 0 } };
const around = { left: 0.3, top: 0.3, width: 0.4, height: 0.4 };
const elsewhere = { left: 0, top: 0, width: 0.2, height: 0.2 };

test.each([
  ["a dog where the face is", [{ name: "dog", score: 0.4, box: around }], true],
  ["a dog that is surer than a person", ["dog", "person"].map((name) => ({ name, score: 0.3, box: around })), true],
  ["nothing at all", [], false],
  ["a dog elsewhere", [{ name: "dog", score: 0.9, box: elsewhere }], false],
  ["a chair where the face is", [{ name: "chair", score: 0.9, box: around }], false],
  [
    "a person that is surer than a dog",
    [
      { name: "dog", score: 0.3, box: around },
      { name: "person", score: 0.6, box: around },
    ],
    false,
  ],
])("with %s", (_, objects, expected) => {
  expect(belongsToAnimal(face, objects, image)).toBe(expected);
});

const calm = { neutral: 0.9, happy: 0.1, sad: 0, angry: 0, fearful: 0, disgusted: 0, surprised: 0 };
const grieving = { ...calm, neutral: 0.1, sad: 0.8 };
const clear = { meshTrusted: true, score: 0.9, mesh: { flag: 0.99 }, disagreement: 0.04, expressions: calm };

test.each([
  ["a clear face", {}, false],
  ["a face without a mesh", { meshTrusted: false }, true],
  ["a face the detectors are unsure of", { score: 0.8 }, true],
  ["a face the mesh is unsure of", { mesh: { flag: 0.9 } }, true],
  ["a face two networks mark differently", { disagreement: 0.1 }, true],
  ["a face with an unusual expression", { expressions: grieving }, true],
])("%s", (_, signs, expected) => {
  expect(mayBeAnimal({ ...clear, ...signs })).toBe(expected);
});

/** Faces in a row, 100 pixels each, that the detectors are more or less sure of. */
const row = (...scores: readonly number[]): CandidateFace[] =>
  scores.map((score, index) => ({
    ...clear,
    score,
    mesh: { flag: 0.99, points: [], square: { x: 0, y: 0, size: 1, angle: 0 } },
    landmarks: [],
    box: { x: 100 + 200 * index, y: 250, width: 80, height: 100, angle: 0 },
  }));

/** An object detector that sees one dog, and notes where it looked. */
function watchDog(box = around): { findObjects: FindObjects; looks: (Square | undefined)[] } {
  const looks: (Square | undefined)[] = [];
  const findObjects: FindObjects = async (_, square) => {
    looks.push(square);
    return [{ name: "dog", score: 0.5, box }];
  };
  return { findObjects, looks };
}

test("looks closely at the doubtful face alone, and leaves the dog out", async () => {
  const { findObjects, looks } = watchDog({ left: 0.2, top: 0.3, width: 0.2, height: 0.4 });
  const [first, second, third] = row(0.9, 0.5, 0.9);
  const kept = await leaveAnimalsOut(row(0.9, 0.5, 0.9), { image, findObjects });
  expect(kept).toEqual([first, third]);
  expect(looks).toEqual([{ x: second?.box.x, y: 250, size: 300, angle: 0 }]);
});

test("looks for no animal where every face is clear", async () => {
  const { findObjects, looks } = watchDog();
  expect(await leaveAnimalsOut(row(0.9, 0.9), { image, findObjects })).toHaveLength(2);
  expect(looks).toEqual([]);
});

test("looks at the whole photo once where many faces are doubtful", async () => {
  const { findObjects, looks } = watchDog({ left: 0, top: 0, width: 0.2, height: 1 });
  expect(await leaveAnimalsOut(row(0.5, 0.5, 0.5, 0.5), { image, findObjects })).toHaveLength(3);
  expect(looks).toEqual([undefined]);
});

const person = { left: 0, top: 0.3, width: 0.4, height: 0.7 };
const doubtful = { disagreement: 0.2, expressions: grieving };

test.each([
  ["a face that everything speaks against, with nobody around it", doubtful, [], 0],
  ["the same face, with a person around it", doubtful, [{ name: "person", score: 0.3, box: person }], 1],
  ["a doubtful face with a usual expression, with nobody around it", { disagreement: 0.2 }, [], 1],
  ["a doubtful face that both networks mark alike, with nobody around it", { expressions: grieving }, [], 1],
])("%s", async (_, signs, objects, expected) => {
  const faces = row(0.5).map((one) => ({ ...one, ...signs }));
  expect(await leaveAnimalsOut(faces, { image, findObjects: async () => objects })).toHaveLength(expected);
});
