import { expect, test } from "vitest";
import { judgeFaces } from "../../../src/workshop/photos/verdict.ts";

const bare = { sunglasses: { value: false, confidence: 97 } };
const hidden = { sunglasses: { value: true, confidence: 98.6 } };

test.each([
  [[], { accepted: false, text: { code: "verdict-no-face" } }],
  [[bare], { accepted: true, text: { code: "verdict-accepted" } }],
  [[hidden], { accepted: false, text: { code: "verdict-sunglasses", values: { percent: 99 } } }],
  [[bare, hidden], { accepted: false, text: { code: "verdict-several-faces", values: { count: 2 } } }],
])("faces %#", (faces, verdict) => {
  expect(judgeFaces(faces)).toEqual(verdict);
});
