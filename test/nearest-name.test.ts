import { expect, test } from "vitest";
import { nearestName } from "../src/nearest-name.ts";

test.each([
  ["1_happy_face.jp", ["1_happy_face.jpg", "2_sunglass_face.jpg"], "1_happy_face.jpg"],
  ["--stge", ["--stage", "--name"], "--stage"],
  ["rnu", ["run", "setup"], "run"],
  ["exec", ["execution", "machine"], "execution"],
  ["s", ["setup", "status"], undefined],
  ["man", ["run", "setup"], undefined],
  ["", ["run"], undefined],
])("%s among %j is %s", (word, names, near) => {
  expect(nearestName(word, names)).toBe(near);
});
