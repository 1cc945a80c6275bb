import { expect, test } from "vitest";
import { chooseFaces } from "../../../src/workshop/faces/faces.ts";

test("faces are chosen by ids, by user, or all", () => {
  expect(chooseFaces({ ids: ["a", "b"], all: false })).toEqual({ by: "ids", ids: ["a", "b"] });
  expect(chooseFaces({ ids: [], user: "user_a", all: false })).toEqual({ by: "user", user: "user_a" });
  expect(chooseFaces({ ids: [], all: true })).toEqual({ by: "all" });
});

test.each([
  [{ ids: [], all: false }, "bad-face-choice", { ways: 0 }],
  [{ ids: ["a"], all: true }, "bad-face-choice", { ways: 2 }],
  [{ ids: [], user: "user_a", all: true }, "bad-face-choice", { ways: 2 }],
  [{ ids: [], user: "a b", all: false }, "bad-user-id", { user: "a b" }],
])("%j is refused", (asked, code, values) => {
  expect(() => chooseFaces(asked)).toThrow(
    expect.objectContaining({ code, values: expect.objectContaining(values), exitCode: 2 }),
  );
});
