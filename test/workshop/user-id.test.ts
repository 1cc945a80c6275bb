import { expect, test } from "vitest";
import { checkUserId } from "../../src/workshop/user-id.ts";

test.each(["user_a", "a.b-c:d", "A1", "x".repeat(255)])("%s is taken", (user) => {
  expect(checkUserId(user)).toBe(user);
});

test.each([
  ["ann@example.test", "ann_example.test"],
  ["user a", "user_a"],
  ["ünï", "n"],
  ["", "user_a"],
  ["@", "user_a"],
])("%j is refused, and %s suggested", (user, suggestion) => {
  expect(() => checkUserId(user)).toThrow(
    expect.objectContaining({
      code: "bad-user-id",
      values: { user, length: user.length, suggestion },
      exitCode: 2,
    }),
  );
});

test("a long id is refused for its length", () => {
  expect(() => checkUserId("x".repeat(256))).toThrow(
    expect.objectContaining({ values: expect.objectContaining({ length: 256 }) }),
  );
});
