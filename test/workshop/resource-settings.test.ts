import { expect, test } from "vitest";
import { readSettings } from "../../src/workshop/resource-settings.ts";
import { UserError } from "../../src/user-error.ts";

const none = { tags: undefined, permissionsBoundary: undefined, architecture: undefined };

test.each([["owner=me"], ["cost=1=2"], ["a b.c:/+-@_=한글"], ["empty="]])("the tag %j is taken", (tag) => {
  const [key = "", ...rest] = tag.split("=");
  expect(readSettings({ ...none, tags: [tag] }).tags).toEqual(new Map([[key, rest.join("=")]]));
});

test.each([
  ["owner"],
  ["=value"],
  ["aws:owner=me"],
  ["wildrydes:env=blue"],
  ["a;b=c"],
  ["a=<b>"],
  [`${"k".repeat(129)}=v`],
  [`k=${"v".repeat(257)}`],
])("the tag %j is refused", (tag) => {
  expect(() => readSettings({ ...none, tags: [tag] })).toThrow(expect.objectContaining({ code: "bad-tag" }));
});

test.each([["boundary"], ["arn:aws:iam::123456789012:role/boundary"], ["arn:aws:iam::1:policy/boundary"]])(
  "the permissions boundary %j is refused",
  (permissionsBoundary) => {
    expect(() => readSettings({ ...none, permissionsBoundary })).toThrow(UserError);
  },
);

test("off removes a setting, and absent settings stay", () => {
  expect(readSettings({ ...none, tags: ["off"], permissionsBoundary: "off" })).toEqual({
    tags: new Map(),
    permissionsBoundary: "",
    architecture: undefined,
  });
  const boundary = "arn:aws-us-gov:iam::aws:policy/PowerUserAccess";
  expect(readSettings({ ...none, permissionsBoundary: boundary })).toEqual({ ...none, permissionsBoundary: boundary });
});
