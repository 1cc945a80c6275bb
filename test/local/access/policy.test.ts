import { expect, test } from "vitest";
import { matchesPattern } from "../../../src/local/access/pattern.ts";
import { evaluatePolicies } from "../../../src/local/access/policy.ts";

const permission = { action: "s3:GetObject", resource: "arn:aws:s3:::photos/a/b.jpg" };
const statement = (change: Record<string, unknown>): unknown => ({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::photos/*", ...change }],
});

test.each([
  ["*", "", true],
  ["a*c", "abbc", true],
  ["a*c", "abbd", false],
  ["a?c", "abc", true],
  ["a?c", "ac", false],
  ["arn:aws:s3:::*/x*", "arn:aws:s3:::b/y/x1", true],
  ["[a-z]", "a", false],
])("pattern %s against %s: %s", (pattern, text, expected) => {
  expect(matchesPattern(pattern, text)).toBe(expected);
});

test("a pattern of many stars stays fast", () => {
  expect(matchesPattern("a*".repeat(200) + "b", "a".repeat(20_000))).toBe(false);
});

test.each([
  ["the action and resource it names", {}, "allowed"],
  ["an action in other letters", { Action: "S3:getobject" }, "allowed"],
  ["one of several actions", { Action: ["s3:PutObject", "s3:Get*"] }, "allowed"],
  ["another action", { Action: "s3:PutObject" }, "not-mentioned"],
  ["another bucket", { Resource: "arn:aws:s3:::others/*" }, "not-mentioned"],
  ["the bucket instead of its objects", { Resource: "arn:aws:s3:::photos" }, "not-mentioned"],
  ["everything but the action", { Action: undefined, NotAction: "s3:GetObject" }, "not-mentioned"],
  ["everything but another action", { Action: undefined, NotAction: "s3:PutObject" }, "allowed"],
  ["everything but the resource", { Resource: undefined, NotResource: "arn:aws:s3:::photos/a/*" }, "not-mentioned"],
  [
    "a condition that holds",
    { Condition: { StringEquals: { "aws:RequestedRegion": ["eu-west-1", "us-west-2"] } } },
    "allowed",
  ],
  [
    "a condition that does not hold",
    { Condition: { StringEquals: { "aws:RequestedRegion": "eu-west-1" } } },
    "not-mentioned",
  ],
  ["a negated condition", { Condition: { StringNotEquals: { "aws:RequestedRegion": "eu-west-1" } } }, "allowed"],
  ["a key the call does not have", { Condition: { StringEquals: { "aws:SourceVpc": "vpc-1" } } }, "not-mentioned"],
  ["a key the call need not have", { Condition: { StringEqualsIfExists: { "aws:SourceVpc": "vpc-1" } } }, "allowed"],
  [
    "an operator that is not known",
    { Condition: { IpAddress: { "aws:RequestedRegion": "us-west-2" } } },
    "not-mentioned",
  ],
])("a policy with %s", (_name, change, expected) => {
  expect(evaluatePolicies([statement(change)], permission, { "aws:requestedregion": "us-west-2" })).toBe(expected);
});

test("an explicit denial outweighs every permission", () => {
  expect(evaluatePolicies([statement({}), statement({ Effect: "Deny", Action: "s3:*" })], permission, {})).toBe(
    "denied",
  );
});
