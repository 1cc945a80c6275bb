import { expect, test } from "vitest";
import { chooseFaces } from "../../src/workshop/faces.ts";

test("faces are chosen by ids, by user, or all", () => {
  expect(chooseFaces({ ids: ["a", "b"], all: false })).toEqual({ by: "ids", ids: ["a", "b"] });
  expect(chooseFaces({ ids: [], user: "user_a", all: false })).toEqual({ by: "user", user: "user_a" });
  expect(chooseFaces({ ids: [], all: true })).toEqual({ by: "all" });
});

test.each([
  [{ ids: [], all: false }, "No face was chosen."],
  [{ ids: ["a"], all: true }, "Faces are chosen in one way at a time."],
  [{ ids: [], user: "user_a", all: true }, "Faces are chosen in one way at a time."],
  [{ ids: [], user: "a b", all: false }, '"a b" cannot be a user id.'],
])("%j is refused", (wish, message) => {
  expect(() => chooseFaces(wish)).toThrow(expect.objectContaining({ message, exitCode: 2 }));
});
