import {
  AddPermissionCommand,
  CreateAliasCommand,
  DeleteAliasCommand,
  DeleteFunctionCommand,
  GetAliasCommand,
  GetFunctionCommand,
  GetPolicyCommand,
  ListAliasesCommand,
  ListVersionsByFunctionCommand,
  PublishVersionCommand,
  UpdateAliasCommand,
  UpdateFunctionCodeCommand,
  waitUntilFunctionActiveV2,
  waitUntilFunctionUpdatedV2,
} from "@aws-sdk/client-lambda";
import { expect, test } from "vitest";
import { useWorkbench, pack, refusal } from "./workbench.ts";

const bench = await useWorkbench();

const answering = (word: string): string =>
  `exports.handler = async (_, context) => ({ word: "${word}", version: context.functionVersion, arn: context.invokedFunctionArn });`;

async function changeCode(FunctionName: string, word: string): Promise<void> {
  await bench.lambda.send(
    new UpdateFunctionCodeCommand({ FunctionName, ZipFile: pack({ "index.js": answering(word) }) }),
  );
}

test("a version keeps its code when the function changes, and nothing changed is not a new version", async () => {
  const FunctionName = await bench.make(answering("first"));
  const one = await bench.lambda.send(new PublishVersionCommand({ FunctionName, Description: "the first" }));
  expect(one).toMatchObject({ Version: "1", Description: "the first" });
  expect(one.FunctionArn).toMatch(/:1$/);
  expect(await bench.lambda.send(new PublishVersionCommand({ FunctionName }))).toMatchObject({ Version: "1" });
  await changeCode(FunctionName, "second");
  expect(await bench.lambda.send(new PublishVersionCommand({ FunctionName }))).toMatchObject({ Version: "2" });

  const arn = one.FunctionArn?.replace(/:1$/, "");
  expect(await bench.call(FunctionName, {}, { Qualifier: "1" })).toMatchObject({
    version: "1",
    payload: { word: "first", version: "1", arn: `${arn}:1` },
    log: expect.stringContaining("Version: 1\n"),
  });
  expect((await bench.call(`${FunctionName}:2`)).payload).toMatchObject({ word: "second", version: "2" });
  expect((await bench.call(FunctionName)).payload).toMatchObject({ word: "second", version: "$LATEST" });

  const { Versions: versions } = await bench.lambda.send(new ListVersionsByFunctionCommand({ FunctionName }));
  expect(versions?.map(({ Version }) => Version)).toEqual(["$LATEST", "1", "2"]);
});

test("an alias moves from one version to another, or shares its calls", async () => {
  const FunctionName = await bench.make(answering("old"));
  const { lambda } = bench;
  await lambda.send(new PublishVersionCommand({ FunctionName }));
  await changeCode(FunctionName, "new");
  await lambda.send(new PublishVersionCommand({ FunctionName }));
  const created = await lambda.send(new CreateAliasCommand({ FunctionName, Name: "live", FunctionVersion: "1" }));
  expect(created).toMatchObject({ Name: "live", FunctionVersion: "1", Description: "" });
  expect(created.AliasArn).toMatch(/:live$/);
  expect(await bench.call(`${FunctionName}:live`)).toMatchObject({
    version: "1",
    payload: { word: "old", arn: created.AliasArn },
  });

  await lambda.send(new UpdateAliasCommand({ FunctionName, Name: "live", FunctionVersion: "2" }));
  expect((await bench.call(FunctionName, {}, { Qualifier: "live" })).payload).toMatchObject({ word: "new" });
  const RoutingConfig = { AdditionalVersionWeights: { "1": 1 } };
  await lambda.send(new UpdateAliasCommand({ FunctionName, Name: "live", RoutingConfig }));
  expect((await bench.call(FunctionName, {}, { Qualifier: "live" })).payload).toMatchObject({ word: "old" });
  expect(await lambda.send(new GetAliasCommand({ FunctionName, Name: "live" }))).toMatchObject({ RoutingConfig });
  const { Aliases: aliases } = await lambda.send(new ListAliasesCommand({ FunctionName, FunctionVersion: "2" }));
  expect(aliases?.map(({ Name }) => Name)).toEqual(["live"]);

  expect(await refusal(lambda.send(new DeleteFunctionCommand({ FunctionName, Qualifier: "1" })))).toBe(
    "ResourceConflictException: Unable to delete version because the following aliases reference it: [live]",
  );
  await lambda.send(new DeleteAliasCommand({ FunctionName, Name: "live" }));
  await lambda.send(new DeleteFunctionCommand({ FunctionName, Qualifier: "1" }));
  expect(await refusal(bench.call(`${FunctionName}:1`))).toMatch(
    /ResourceNotFoundException: Function not found: .*:1$/,
  );
  expect((await bench.call(`${FunctionName}:2`)).payload).toMatchObject({ word: "new" });
});

test("versions and aliases have policies of their own", async () => {
  const FunctionName = await bench.make(answering("policy"));
  await bench.lambda.send(new PublishVersionCommand({ FunctionName }));
  await bench.lambda.send(new CreateAliasCommand({ FunctionName, Name: "live", FunctionVersion: "1" }));
  await bench.lambda.send(
    new AddPermissionCommand({
      FunctionName,
      Qualifier: "live",
      StatementId: "s3",
      Action: "lambda:InvokeFunction",
      Principal: "s3.amazonaws.com",
    }),
  );
  const { Policy: policy = "" } = await bench.lambda.send(new GetPolicyCommand({ FunctionName, Qualifier: "live" }));
  expect(JSON.parse(policy).Statement[0].Resource).toMatch(/:live$/);
  expect(await refusal(bench.lambda.send(new GetPolicyCommand({ FunctionName })))).toMatch("ResourceNotFoundException");
});

test("an alias needs its version, and its own name", async () => {
  const FunctionName = await bench.make(answering("alias"));
  const create = (Name: string, FunctionVersion: string) =>
    refusal(bench.lambda.send(new CreateAliasCommand({ FunctionName, Name, FunctionVersion })));
  expect(await create("live", "7")).toMatch(/ResourceNotFoundException: Function not found: .*:7$/);
  expect(await create("12", "$LATEST")).toMatch("ValidationException");
  await bench.lambda.send(new CreateAliasCommand({ FunctionName, Name: "live", FunctionVersion: "$LATEST" }));
  expect(await create("live", "$LATEST")).toMatch(/ResourceConflictException: Alias already exists: .*:live$/);
  expect(await refusal(bench.lambda.send(new GetAliasCommand({ FunctionName, Name: "none" })))).toMatch(
    /ResourceNotFoundException: Cannot find alias arn: .*:none$/,
  );
});

test("a new function is pending in the answer and active when a waiter looks", async () => {
  const FunctionName = await bench.make(answering("wait"), { Publish: true });
  const waiter = { client: bench.lambda, maxWaitTime: 5, minDelay: 1, maxDelay: 1 };
  expect(await waitUntilFunctionActiveV2(waiter, { FunctionName })).toMatchObject({ state: "SUCCESS" });
  const ZipFile = pack({ "index.js": answering("changed") });
  expect(await bench.lambda.send(new UpdateFunctionCodeCommand({ FunctionName, ZipFile }))).toMatchObject({
    State: "Active",
    LastUpdateStatus: "InProgress",
  });
  expect(await waitUntilFunctionUpdatedV2(waiter, { FunctionName })).toMatchObject({ state: "SUCCESS" });
  const { Configuration: shown } = await bench.lambda.send(new GetFunctionCommand({ FunctionName }));
  expect(shown?.RuntimeVersionConfig?.RuntimeVersionArn).toMatch(/^arn:aws:lambda:us-west-2::runtime:[0-9a-f]{64}$/);
});
