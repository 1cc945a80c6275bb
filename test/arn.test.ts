import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import {
  arnIn,
  countElements,
  nameAfterPath,
  nameOfArn,
  parseArn,
  partitionOfArn,
  resourceElements,
} from "../src/arn.ts";

test("an ARN is parsed, also a resource with colons and slashes", () => {
  expect(parseArn("arn:aws:states:us-west-2:123456789012:execution:m:e/1")).toEqual({
    partition: "aws",
    service: "states",
    region: "us-west-2",
    account: "123456789012",
    resource: "execution:m:e/1",
  });
  expect(parseArn("arn:aws:s3:::photos/a:b")).toMatchObject({ region: "", account: "", resource: "photos/a:b" });
});

test.each(["", "arn", "arn:aws:s3:::", "arn::s3:::b", "urn:aws:s3:::b", "arn:aws:s3:us-west-2"])(
  "%j is refused",
  (text) => {
    expect(parseArn(text)).toBeUndefined();
  },
);

test("an ARN is written for a caller's account and region", () => {
  expect(arnIn({ account: "1", region: "r" }, "sns", "topic")).toBe("arn:aws:sns:r:1:topic");
  expect(arnIn({ partition: "aws-cn", account: "1", region: "r" }, "sns", "topic")).toBe("arn:aws-cn:sns:r:1:topic");
});

test("a resource's type, name and qualifier are read one by one", () => {
  expect(resourceElements("arn:aws:lambda:r:1:function:greet:live")).toEqual(["function", "greet", "live"]);
  expect(resourceElements("arn:aws:s3:::photos")).toEqual(["photos"]);
  expect(resourceElements("greet")).toEqual([]);
});

test.each([
  ["arn:aws:states:r:1:stateMachine:m:3", "3"],
  ["arn:aws:sns:r:1:topic", "topic"],
  ["plain", "plain"],
  ["", ""],
])("the last element of %j is %j", (arn, name) => {
  expect(nameOfArn(arn)).toBe(name);
});

test("the name of a role is what follows its path", () => {
  expect(nameAfterPath("arn:aws:iam::1:role/team/ann/writer")).toBe("writer");
  expect(nameAfterPath("writer")).toBe("writer");
});

test("the partition is AWS's commercial one where no ARN names another", () => {
  expect(partitionOfArn("arn:aws-us-gov:iam::1:role/writer")).toBe("aws-us-gov");
  expect(partitionOfArn(undefined)).toBe("aws");
  expect(partitionOfArn("writer")).toBe("aws");
});

test("elements are counted also where an ARN is incomplete", () => {
  expect(countElements("arn:aws:sns:r:1")).toBe(5);
  expect(countElements("arn:aws:lambda:r:1:function:greet")).toBe(7);
});

/** Texts that are not ARNs and whose parts are separated by colons. */
const otherTexts: Readonly<Record<string, string>> = {
  "src/cli/help/catalogue.ts": "ids of commands",
  "src/cli/help/show-help.ts": "ids of commands",
  "src/functions/shared/drill.ts": "the value of DRILL_FAIL",
  "src/local/event-patterns/address-range.ts": "IPv6 addresses",
  "src/local/services/cloudformation/template/evaluation/cidr.ts": "IPv6 addresses",
  "src/local/services/cloudformation/template/read-notation.ts": "YAML tags",
  "src/local/services/iam/policy-syntax.ts": "actions of policies",
  "src/local/states-language/jsonata/strict-json.ts": "members of JSON texts",
  "src/local/states-language/timestamp.ts": "hours and minutes",
};

test("only src/arn.ts parses ARNs", () => {
  const root = new URL("..", import.meta.url).pathname;
  const splitting = globSync("src/**/*.ts", { cwd: root }).filter((file) => {
    const text = readFileSync(`${root}${file}`, "utf8");
    return file !== "src/arn.ts" && /(?:split|lastIndexOf)\((?:":"|':'|`:`|\/:\/)/.test(text);
  });
  expect(splitting.toSorted(), "read an ARN with src/arn.ts").toEqual(Object.keys(otherTexts));
});
