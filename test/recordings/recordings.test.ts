import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";
import { packageRoot } from "../../src/package-root.ts";
import { functionsOf, readRecordedTests, roleOf } from "./recorded-states.ts";

const folder = mkdtempSync(join(tmpdir(), "wildrydes-recordings-"));
const script = join(packageRoot, "test", "recordings", "run.ts");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("without recordings the script says so and runs nothing", async () => {
  const env = { ...process.env, WILDRYDES_RECORDINGS: "" };
  const { stdout } = await promisify(execFile)(process.execPath, [script, folder], { env });
  expect(stdout).toContain(`No recordings in ${folder}: nothing was run.`);
});

test("recorded answers are given the endpoint's account and the form of an answer", () => {
  const file = join(folder, "teststate.json");
  const exception = {
    exception_typename: "ValidationException",
    exception_value: "An error occurred (ValidationException) when calling the TestState operation: Not here",
  };
  const recorded = [
    { id: "a", params: {}, expected: { output: "arn:aws:states:us-east-1:111111111111:express:a:b" } },
    { id: "b", params: {}, expected: exception },
  ];
  writeFileSync(file, JSON.stringify(recorded));
  expect(readRecordedTests(file, "222222222222").map(({ expected }) => expected)).toEqual([
    { output: "arn:aws:states:us-east-1:222222222222:express:a:b" },
    { Error: { Code: "ValidationException", Message: "Not here" } },
  ]);
});

test("functions and roles of a recorded request are found", () => {
  const params = { roleArn: "arn:aws:iam::1:role/some-role", definition: "…:function:lambda_func_1" };
  const recorded = { id: "a", params, expected: { output: '"HelloWorld!"' } };
  expect(roleOf(recorded)).toBe("some-role");
  expect(functionsOf(recorded)).toEqual(new Map([["lambda_func_1", "HelloWorld!"]]));
  expect(functionsOf({ ...recorded, params: { ...params, mock: {} } })).toEqual(new Map());
});
