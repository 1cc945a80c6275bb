import { expect, test } from "vitest";
import { readsEndpointUrl } from "../../../src/workshop/endpoint/aws-cli.ts";
import { localVariables, shellLines, withoutLocalVariables } from "../../../src/workshop/endpoint/local-variables.ts";

test("the lines set what leads to the endpoint and unset what leads elsewhere", () => {
  const variables = localVariables({
    url: "http://127.0.0.1:4566",
    credentials: { accessKeyId: "AKIA", secretAccessKey: "it's a key" },
    region: "us-west-2",
    present: ["HOME", "AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL"],
  });
  expect(shellLines(variables)).toBe(
    String.raw`unset AWS_SESSION_TOKEN AWS_PROFILE AWS_DEFAULT_PROFILE AWS_IGNORE_CONFIGURED_ENDPOINT_URLS AWS_ENDPOINT_URL_S3
export AWS_ENDPOINT_URL=http://127.0.0.1:4566
export AWS_ACCESS_KEY_ID=AKIA
export AWS_SECRET_ACCESS_KEY='it'\''s a key'
export AWS_REGION=us-west-2
export AWS_DEFAULT_REGION=us-west-2
export AWS_DISABLE_HOST_PREFIX_INJECTION=true`,
  );
});

test("--unset takes exactly those back", () => {
  const set = localVariables({
    url: "http://127.0.0.1:4566",
    credentials: { accessKeyId: "a", secretAccessKey: "b" },
    region: "us-west-2",
    present: [],
  }).set;
  expect(withoutLocalVariables().unset.toSorted()).toEqual(Object.keys(set).sort());
  expect(shellLines(withoutLocalVariables())).toMatch(/^unset AWS_ENDPOINT_URL /);
});

test.each([
  ["2.13.0", true],
  ["2.34.8", true],
  ["2.12.7", false],
  ["1.29.0", true],
  ["1.28.99", false],
])("aws %s reads AWS_ENDPOINT_URL: %s", (version, reads) => {
  expect(readsEndpointUrl(version)).toBe(reads);
});
