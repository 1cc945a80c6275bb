import { afterEach, beforeEach, expect, test } from "vitest";
import { createLogsService } from "../../../../src/local/services/logs/service.ts";
import type { Service } from "../../../../src/local/service.ts";
import { ask, makeHost, person, refusal } from "../service-host.ts";

let host: ReturnType<typeof makeHost>;
let logs: Service;
beforeEach(() => {
  host = makeHost();
  logs = createLogsService(host);
});
afterEach(() => host.remove());

const arn = "arn:aws:logs:us-west-2:123456789012:log-group:/aws/lambda/face";

test("a log group is made, described and deleted", async () => {
  await ask(logs, "CreateLogGroup", { logGroupName: "/aws/lambda/face", tags: { team: "riders" } });
  expect(await ask(logs, "DescribeLogGroups")).toEqual({
    logGroups: [
      {
        logGroupName: "/aws/lambda/face",
        creationTime: expect.any(Number),
        metricFilterCount: 0,
        arn: `${arn}:*`,
        storedBytes: 0,
        logGroupClass: "STANDARD",
        logGroupArn: arn,
      },
    ],
  });
  expect(await refusal(ask(logs, "CreateLogGroup", { logGroupName: "/aws/lambda/face" }))).toBe(
    "ResourceAlreadyExistsException: The specified log group already exists",
  );
  await ask(logs, "DeleteLogGroup", { logGroupName: "/aws/lambda/face" });
  expect(await ask(logs, "DescribeLogGroups")).toEqual({ logGroups: [] });
  expect(await refusal(ask(logs, "DeleteLogGroup", { logGroupName: "/aws/lambda/face" }))).toBe(
    "ResourceNotFoundException: The specified log group does not exist.",
  );
});

test("groups are found by the start or a part of their name, page by page, in their own region", async () => {
  for (const logGroupName of ["b/1", "a/2", "a/1"]) await ask(logs, "CreateLogGroup", { logGroupName });
  await ask(logs, "CreateLogGroup", { logGroupName: "elsewhere" }, person("123456789012", "eu-west-1"));
  const names = async (input: Record<string, unknown>) => {
    const { logGroups, nextToken } = await ask(logs, "DescribeLogGroups", input);
    return [
      Array.isArray(logGroups) ? logGroups.map((group: { logGroupName: string }) => group.logGroupName) : [],
      nextToken,
    ];
  };
  expect(await names({})).toEqual([["a/1", "a/2", "b/1"], undefined]);
  expect(await names({ logGroupNamePrefix: "a/" })).toEqual([["a/1", "a/2"], undefined]);
  expect(await names({ logGroupNamePattern: "/1" })).toEqual([["a/1", "b/1"], undefined]);
  expect(await names({ logGroupNamePattern: "A" })).toEqual([[], undefined]);
  const [first, nextToken] = await names({ limit: 2 });
  expect(first).toEqual(["a/1", "a/2"]);
  expect(await names({ limit: 2, nextToken })).toEqual([["b/1"], undefined]);
  expect(await refusal(ask(logs, "DescribeLogGroups", { nextToken: "made up" }))).toBe(
    "InvalidParameterException: The specified nextToken is invalid.",
  );
  expect(await refusal(ask(logs, "DescribeLogGroups", { logGroupNamePrefix: "a", logGroupNamePattern: "b" }))).toBe(
    "InvalidParameterException: LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.",
  );
});

test("retention is set to what AWS has, and taken off", async () => {
  const logGroupName = "kept";
  await ask(logs, "CreateLogGroup", { logGroupName });
  await ask(logs, "PutRetentionPolicy", { logGroupName, retentionInDays: 14 });
  expect(await ask(logs, "DescribeLogGroups")).toHaveProperty("logGroups.0.retentionInDays", 14);
  await ask(logs, "DeleteRetentionPolicy", { logGroupName });
  expect(await ask(logs, "DescribeLogGroups")).not.toHaveProperty("logGroups.0.retentionInDays");
  expect(await refusal(ask(logs, "PutRetentionPolicy", { logGroupName, retentionInDays: 2 }))).toBe(
    "InvalidParameterException: 1 validation error detected: Value '2' at 'retentionInDays' failed to satisfy constraint: Member must satisfy enum value set: [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653]",
  );
});

test("tags are put on, listed and taken off, in both forms of the calls", async () => {
  const logGroupName = "tagged";
  const resourceArn = "arn:aws:logs:us-west-2:123456789012:log-group:tagged";
  await ask(logs, "CreateLogGroup", { logGroupName });
  await ask(logs, "TagResource", { resourceArn, tags: { a: "1", b: "2" } });
  await ask(logs, "TagLogGroup", { logGroupName, tags: { b: "3" } });
  expect(await ask(logs, "ListTagsForResource", { resourceArn })).toEqual({
    tags: { a: "1", b: "3" },
  });
  await ask(logs, "UntagResource", { resourceArn, tagKeys: ["a", "never"] });
  expect(await ask(logs, "ListTagsLogGroup", { logGroupName })).toEqual({ tags: { b: "3" } });
  await ask(logs, "UntagLogGroup", { logGroupName, tags: ["b"] });
  expect(await ask(logs, "ListTagsLogGroup", { logGroupName })).toEqual({ tags: {} });
  expect(
    await refusal(ask(logs, "TagResource", { resourceArn: resourceArn.replace("tagged", "no"), tags: { a: "1" } })),
  ).toBe("ResourceNotFoundException: The specified log group does not exist.");
});

test.each([
  [{}, "Value null at 'logGroupName' failed to satisfy constraint: Member must not be null"],
  [
    { logGroupName: "" },
    "Value '' at 'logGroupName' failed to satisfy constraint: Member must have length greater than or equal to 1",
  ],
  [
    { logGroupName: "with space" },
    "Value 'with space' at 'logGroupName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+",
  ],
])("a name of the wrong form is refused: %o", async (input, text) => {
  const refused = await refusal(ask(logs, "CreateLogGroup", input));
  expect(refused).toContain("InvalidParameterException: ");
  expect(refused).toContain(text);
});
