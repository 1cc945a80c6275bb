import { describe, expect, test } from "vitest";
import { evaluateConditions } from "../../../src/local/access/conditions.ts";
import { evaluatePolicies } from "../../../src/local/access/policy.ts";

const keys = {
  "aws:currenttime": "2026-11-21T12:00:00Z",
  "aws:epochtime": "1795262400",
  "aws:sourceip": "10.1.2.3",
  "aws:securetransport": "false",
  "aws:tagkeys": ["team", "cost"],
  "s3:max-keys": "50",
  "aws:principalarn": "arn:aws:iam::123456789012:role/riders",
};

test.each([
  ["DateGreaterThan", "aws:CurrentTime", "2026-01-01T00:00:00Z", "holds"],
  ["DateLessThan", "aws:CurrentTime", "2026-01-01", "fails"],
  ["DateLessThanEquals", "aws:EpochTime", "1795262400", "holds"],
  ["DateNotEquals", "aws:CurrentTime", "2026-01-01T00:00:00Z", "holds"],
  ["NumericLessThan", "s3:max-keys", "100", "holds"],
  ["NumericGreaterThanEquals", "s3:max-keys", "51", "fails"],
  ["NumericEquals", "s3:max-keys", "fifty", "unknown"],
  ["NumericLessThanIfExists", "s3:other", "1", "holds"],
  ["NumericLessThan", "s3:other", "1", "fails"],
  ["IpAddress", "aws:SourceIp", "10.0.0.0/8", "holds"],
  ["IpAddress", "aws:SourceIp", "10.1.2.4", "fails"],
  ["NotIpAddress", "aws:SourceIp", "192.168.0.0/16", "holds"],
  ["IpAddress", "aws:SourceIp", "10.0.0.0/99", "unknown"],
  ["Bool", "aws:SecureTransport", "false", "holds"],
  ["Null", "aws:SourceVpc", "true", "holds"],
  ["Null", "aws:SourceIp", "true", "fails"],
  ["ArnLike", "aws:PrincipalArn", "arn:aws:iam::*:role/r*", "holds"],
  ["ArnNotLike", "aws:PrincipalArn", "arn:aws:iam::*:role/r*", "fails"],
  ["StringNotEqualsIgnoreCase", "s3:max-keys", "50", "fails"],
  ["ForAllValues:StringEquals", "aws:TagKeys", ["team", "cost", "stage"], "holds"],
  ["ForAllValues:StringEquals", "aws:TagKeys", ["team"], "fails"],
  ["ForAllValues:StringEquals", "aws:Other", ["team"], "holds"],
  ["ForAnyValue:StringLike", "aws:TagKeys", "c*", "holds"],
  ["ForAnyValue:StringEquals", "aws:Other", "c", "fails"],
  ["StringSimilar", "aws:TagKeys", "x", "unknown"],
])("%s of %s with %j: %s", (operator, key, wanted, outcome) => {
  expect(evaluateConditions({ [operator]: { [key]: wanted } }, keys)).toBe(outcome);
});

describe("a condition that is not understood", () => {
  const permission = { action: "s3:GetObject", resource: "arn:aws:s3:::photos/a" };
  const statement = (Effect: string): unknown => ({
    Statement: { Effect, Action: "*", Resource: "*", Condition: { StringSimilar: { "aws:SourceIp": "x" } } },
  });

  test("lets no permission hold", () =>
    expect(evaluatePolicies([statement("Allow")], permission, keys)).toBe("not-mentioned"));

  test("does not weaken a denial", () =>
    expect(evaluatePolicies([statement("Deny")], permission, keys)).toBe("denied"));
});
