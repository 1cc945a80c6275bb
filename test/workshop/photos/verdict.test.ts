import { expect, test } from "vitest";
import { judgeFaces } from "../../../src/workshop/photos/verdict.ts";

const bare = { sunglasses: { value: false, confidence: 97 } };
const hidden = { sunglasses: { value: true, confidence: 98.6 } };

test.each([
  [[], { accepted: false, text: "refused: no face" }],
  [[bare], { accepted: true, text: "accepted: one face" }],
  [[hidden], { accepted: false, text: "refused: wearing sunglasses, 99 %" }],
  [[bare, hidden], { accepted: false, text: "refused: 2 faces" }],
])("faces %#", (faces, verdict) => {
  expect(judgeFaces(faces)).toEqual(verdict);
});
