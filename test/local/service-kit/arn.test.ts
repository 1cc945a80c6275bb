import { expect, test } from "vitest";
import { arnIn, parseArn } from "../../../src/local/service-kit/arn.ts";

test("an ARN is taken apart, its resource with colons and slashes", () => {
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
});
