import {
  DeleteFunctionCommand,
  GetFunctionConfigurationCommand,
  ListFunctionsCommand,
  paginateListFunctions,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
} from "@aws-sdk/client-lambda";
import { createHash } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openWorkbench, useWorkbench, pack, refusal } from "./workbench.ts";

const bench = await useWorkbench();

const arn = (name: string) => `arn:aws:lambda:us-west-2:123456789012:function:${name}`;

test("a function is found by name, ARN and partial ARN, and by no other", async () => {
  const name = await bench.make("exports.handler = async () => 1");
  for (const FunctionName of [name, arn(name), `123456789012:function:${name}`, `${name}:$LATEST`]) {
    const found = await bench.lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
    expect(found.FunctionName).toBe(name);
  }
  const ask = (FunctionName: string) =>
    refusal(bench.lambda.send(new GetFunctionConfigurationCommand({ FunctionName })));
  expect(await ask("none")).toBe(`ResourceNotFoundException: Function not found: ${arn("none")}`);
  expect(await ask(`${name}:live`)).toBe(`ResourceNotFoundException: Function not found: ${arn(name)}:live`);
  expect(await ask(arn(name).replace("us-west-2", "eu-west-1"))).toBe(
    "ResourceNotFoundException: Functions from 'eu-west-1' are not reachable in this region ('us-west-2')",
  );
  expect(await ask("no such name")).toMatch(
    /^ValidationException: 1 validation error detected: Value 'no such name' at 'functionName' failed to satisfy constraint: Member must satisfy regular expression pattern: /,
  );
});

test("a change of code or configuration reaches the next invocation, and warm environments end", async () => {
  const name = await bench.make("let calls = 0; exports.handler = async () => ['one', process.env.MODE, ++calls]");
  await bench.call(name);
  expect(await bench.call(name)).toMatchObject({ payload: ["one", null, 2] });
  await bench.lambda.send(
    new UpdateFunctionConfigurationCommand({
      FunctionName: name,
      Environment: { Variables: { MODE: "fast" } },
      Timeout: 7,
    }),
  );
  expect(await bench.call(name)).toMatchObject({ payload: ["one", "fast", 1] });
  const before = await bench.lambda.send(new GetFunctionConfigurationCommand({ FunctionName: name }));
  const ZipFile = pack({ "index.js": "exports.handler = async () => 'two'" });
  const dry = await bench.lambda.send(new UpdateFunctionCodeCommand({ FunctionName: name, ZipFile, DryRun: true }));
  expect(dry.CodeSha256).toBe(createHash("sha256").update(ZipFile).digest("base64"));
  expect(await bench.call(name)).toMatchObject({ payload: ["one", "fast", 2] });
  const after = await bench.lambda.send(
    new UpdateFunctionCodeCommand({ FunctionName: name, ZipFile, RevisionId: before.RevisionId }),
  );
  expect(after).toMatchObject({ Timeout: 7, Environment: { Variables: { MODE: "fast" } }, CodeSize: ZipFile.length });
  expect(await bench.call(name)).toMatchObject({ payload: "two" });
  expect(
    await refusal(
      bench.lambda.send(new UpdateFunctionCodeCommand({ FunctionName: name, ZipFile, RevisionId: before.RevisionId })),
    ),
  ).toBe(
    "PreconditionFailedException: The RevisionId provided does not match the latest RevisionId. Call the GetFunction/GetAlias API to retrieve the latest RevisionId of your resource.",
  );
  const emptied = await bench.lambda.send(
    new UpdateFunctionConfigurationCommand({ FunctionName: name, Environment: { Variables: {} } }),
  );
  expect(emptied.Environment).toBeUndefined();
});

test("functions are listed by name, page by page", async () => {
  const other = await openWorkbench();
  for (const FunctionName of ["c", "a", "b"]) await other.make("", { FunctionName });
  const names: (string | undefined)[][] = [];
  for await (const page of paginateListFunctions({ client: other.lambda, pageSize: 2 }, {})) {
    names.push((page.Functions ?? []).map((found) => found.FunctionName));
  }
  expect(names).toEqual([["a", "b"], ["c"]]);
  const all = await other.lambda.send(new ListFunctionsCommand({ FunctionVersion: "ALL" }));
  expect(all.Functions?.[0]?.FunctionArn).toBe(`${arn("a")}:$LATEST`);
  expect(await refusal(other.lambda.send(new ListFunctionsCommand({ Marker: "????" })))).toBe(
    "InvalidParameterValueException: The Marker is invalid.",
  );
  await other.close();
});

test("a deleted function is gone, and its code when no other has the same", async () => {
  const other = await openWorkbench();
  const folder = join(other.endpoint.dataFolder, "functions");
  const code = "exports.handler = async () => 'shared'";
  const first = await other.make(code);
  const second = await other.make(code);
  expect(readdirSync(folder)).toHaveLength(1);
  await other.lambda.send(new DeleteFunctionCommand({ FunctionName: first }));
  expect(await refusal(other.call(first))).toBe(`ResourceNotFoundException: Function not found: ${arn(first)}:$LATEST`);
  expect(await other.call(second)).toMatchObject({ payload: "shared" });
  const [hash = ""] = readdirSync(folder);
  await other.lambda.send(new DeleteFunctionCommand({ FunctionName: second }));
  await expect.poll(() => existsSync(join(folder, hash))).toBe(false);
  expect(await refusal(other.lambda.send(new DeleteFunctionCommand({ FunctionName: second })))).toBe(
    `ResourceNotFoundException: Function not found: ${arn(second)}`,
  );
  await other.close();
});

test("functions survive a restart of the endpoint", async () => {
  const other = await openWorkbench();
  const name = await other.make("exports.handler = async () => 'still here'");
  await other.call(name);
  await other.endpoint.restart();
  expect(await other.call(name)).toMatchObject({ payload: "still here" });
  await other.close();
});
