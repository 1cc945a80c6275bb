import { expect, test } from "vitest";
import { belongsToAnimal } from "../../../../src/local/vision/content/animals.ts";

const image = { width: 1000, height: 500 };
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
