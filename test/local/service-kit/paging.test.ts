import { expect, test } from "vitest";
import { AwsError } from "../../../src/local/aws-error.ts";
import { cutPage, readPageToken, writePageToken } from "../../../src/local/service-kit/paging.ts";

const invalid = (): AwsError => new AwsError("Invalid", "invalid");
const listed = (items: readonly string[], after?: string, order: "ascending" | "descending" = "ascending") =>
  cutPage(items, { positionOf: (item) => [item], after: after === undefined ? undefined : [after], limit: 2, order });

test("pages follow each other, in both orders", () => {
  expect(listed(["c", "a", "b"])).toEqual({ page: ["a", "b"], next: ["b"] });
  expect(listed(["c", "a", "b"], "b")).toEqual({ page: ["c"] });
  expect(listed(["c", "a", "b"], undefined, "descending")).toEqual({ page: ["c", "b"], next: ["b"] });
});

test("a page begins where a deleted item stood", () => {
  expect(listed(["a", "c"], "b")).toEqual({ page: ["c"] });
  expect(listed(["a", "c"], "b", "descending")).toEqual({ page: ["a"] });
});

test("numbers are ordered as numbers, and longer positions element by element", () => {
  const cut = cutPage([10, 9, 100], { positionOf: (number) => [number], after: [9], limit: 5 });
  expect(cut).toEqual({ page: [10, 100] });
  const pairs = [
    [1, "b"],
    [1, "a"],
    [0, "z"],
  ] as const;
  expect(cutPage(pairs, { positionOf: (pair) => pair, after: [1, "a"], limit: 5 }).page).toEqual([[1, "b"]]);
});

test("a token is read back, and refused when it was not written here", () => {
  expect(readPageToken(writePageToken(["한", 1]), invalid)).toEqual(["한", 1]);
  expect(readPageToken(undefined, invalid)).toBeUndefined();
  for (const token of ["x", `${writePageToken(["a"])}=`, Buffer.from("[{}]").toString("base64url")])
    expect(() => readPageToken(token, invalid)).toThrow("invalid");
});
