import {
  AddPermissionCommand,
  DeleteFunctionConcurrencyCommand,
  GetFunctionConcurrencyCommand,
  GetPolicyCommand,
  InvokeCommand,
  ListTagsCommand,
  PutFunctionConcurrencyCommand,
  RemovePermissionCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-lambda";
import { FilterLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { describe, expect, test } from "vitest";
import { openWorkbench, useWorkbench, refusal } from "./workbench.ts";

const bench = await useWorkbench();

const echo = "exports.handler = async (event) => event";
const arn = (name: string) => `arn:aws:lambda:us-west-2:123456789012:function:${name}`;

test("the event arrives as it was sent", async () => {
  const name = await bench.make(echo);
  for (const event of [null, 0, "text", [1, [2]], { deep: { ü: "–" } }, true]) {
    expect(await bench.call(name, event)).toMatchObject({ payload: event, status: 200, version: "$LATEST" });
  }
  const empty = await bench.lambda.send(new InvokeCommand({ FunctionName: name }));
  expect(empty.Payload?.transformToString()).toBe("{}");
  expect(empty.LogResult).toBeUndefined();
  const large = { text: "x".repeat(5_000_000) };
  expect(await bench.call(name, large)).toMatchObject({ payload: large });
});

test("environments are kept warm, and each runs one invocation at a time", async () => {
  const code = `let calls = 0;
    exports.handler = async () => {
      calls++;
      await new Promise((resolve) => setTimeout(resolve, 300));
      return [process.pid, calls];
    }`;
  const name = await bench.make(code);
  const together = await Promise.all([1, 2, 3].map(() => bench.call(name)));
  const pids = together.map(({ payload }) => (Array.isArray(payload) ? payload[0] : undefined));
  expect(new Set(pids).size).toBe(3);
  expect(together.map(({ payload }) => (Array.isArray(payload) ? payload[1] : undefined))).toEqual([1, 1, 1]);
  const { payload } = await bench.call(name);
  expect(pids).toContain(Array.isArray(payload) ? payload[0] : undefined);
});

test("more invocations than there is room for wait their turn", async () => {
  const name = await bench.make(
    "exports.handler = async (n) => { await new Promise((r) => setTimeout(r, 50)); return n }",
  );
  const answers = await Promise.all(Array.from({ length: 14 }, (_, n) => bench.call(name, n)));
  expect(answers.map(({ payload }) => payload)).toEqual(Array.from({ length: 14 }, (_, n) => n));
});

test("a function can call another and wait for it, however many do", async () => {
  const inner = await bench.make(echo);
  const outer = await bench.make(
    `const { LambdaClient, InvokeCommand } = require("@aws-sdk/client-lambda");
    const client = new LambdaClient();
    exports.handler = async (event) => {
      const answer = await client.send(new InvokeCommand({ FunctionName: "${inner}", Payload: JSON.stringify(event) }));
      return JSON.parse(answer.Payload.transformToString());
    }`,
    { MemorySize: 512, Timeout: 60 },
  );
  const answers = await Promise.all(Array.from({ length: 12 }, (_, n) => bench.call(outer, n)));
  expect(answers.map(({ payload }) => payload)).toEqual(Array.from({ length: 12 }, (_, n) => n));
}, 60_000);

// Their functions are different ones, and none fills the endpoint: the waits stand side by side.
describe.concurrent("side by side", () => {
  test("an event that was cut off by a stop of the endpoint runs after it", async ({ expect }) => {
    const other = await openWorkbench();
    const name = await other.make(
      "exports.handler = async () => { console.log('begun'); await new Promise((r) => setTimeout(r, 3000)) }",
    );
    await other.lambda.send(new InvokeCommand({ FunctionName: name, InvocationType: "Event" }));
    const begun = async () => {
      const search = new FilterLogEventsCommand({ logGroupName: `/aws/lambda/${name}`, filterPattern: "begun" });
      return (await other.logs.send(search).catch(() => undefined))?.events?.length ?? 0;
    };
    await expect.poll(begun, { timeout: 10_000 }).toBe(1);
    await other.endpoint.restart();
    await expect.poll(begun, { timeout: 10_000 }).toBe(2);
    await other.close();
  });

  test("events that are not JSON or too large are refused", async () => {
    const name = await bench.make(echo);
    const send = (Payload: string | Uint8Array, more = {}) =>
      refusal(bench.lambda.send(new InvokeCommand({ FunctionName: name, Payload, ...more })));
    expect(await send("{not json")).toMatch(
      /^InvalidRequestContentException: Could not parse request body into json: Could not parse payload into json: /,
    );
    expect(await send(new Uint8Array([0x22, 0xa7, 0x22]))).toMatch(/^InvalidRequestContentException: /);
    expect(await send(JSON.stringify("x".repeat(6_291_456)))).toBe(
      "RequestEntityTooLargeException: Request must be smaller than 6291456 bytes for the InvokeFunction operation",
    );
    expect(await send(JSON.stringify("x".repeat(1_048_576)), { InvocationType: "Event" })).toBe(
      "RequestEntityTooLargeException: Request must be smaller than 1048576 bytes for the InvokeFunction operation",
    );
    expect(await send("{}", { Qualifier: "live" })).toBe(
      `ResourceNotFoundException: Function not found: ${arn(name)}:live`,
    );
  });

  test("a dry run runs nothing", async () => {
    const name = await bench.make("exports.handler = async () => { throw new Error('ran') }");
    expect(await bench.call(name, {}, { InvocationType: "DryRun" })).toMatchObject({ status: 204, payload: undefined });
  });

  test("an event is answered at once and run after", async ({ expect }) => {
    const name = await bench.make(
      "exports.handler = async (event, context) => console.log('took', event.n, context.awsRequestId)",
    );
    const answer = await bench.lambda.send(
      new InvokeCommand({ FunctionName: name, InvocationType: "Event", Payload: '{"n":7}' }),
    );
    expect(answer.StatusCode).toBe(202);
    await expect
      .poll(async () => {
        const found = await bench.logs.send(
          new FilterLogEventsCommand({ logGroupName: `/aws/lambda/${name}`, filterPattern: "took" }),
        );
        return found.events?.map(({ message }) => message?.split("\t")[3]);
      })
      .toEqual([`took 7 ${answer.$metadata.requestId}\n`]);
  });

  test("reserved concurrency refuses what is above it", async () => {
    const name = await bench.make(
      "exports.handler = async () => { await new Promise((r) => setTimeout(r, 400)); return 'ran' }",
    );
    const reserve = (ReservedConcurrentExecutions: number) =>
      bench.lambda.send(new PutFunctionConcurrencyCommand({ FunctionName: name, ReservedConcurrentExecutions }));
    await reserve(1);
    const settled = await Promise.allSettled([bench.call(name), bench.call(name)]);
    expect(settled.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(settled.find(({ status }) => status === "rejected")).toHaveProperty(
      "reason",
      expect.objectContaining({
        name: "TooManyRequestsException",
        message: "Rate Exceeded.",
        Reason: "ReservedFunctionConcurrentInvocationLimitExceeded",
        $metadata: expect.objectContaining({ httpStatusCode: 429 }),
      }),
    );
    await reserve(0);
    expect(await refusal(bench.call(name))).toBe("TooManyRequestsException: Rate Exceeded.");
    const asked = await bench.lambda.send(new GetFunctionConcurrencyCommand({ FunctionName: name }));
    expect(asked.ReservedConcurrentExecutions).toBe(0);
    await bench.lambda.send(new DeleteFunctionConcurrencyCommand({ FunctionName: name }));
    expect(await bench.call(name)).toMatchObject({ payload: "ran" });
    expect(await refusal(reserve(901))).toBe(
      "InvalidParameterValueException: Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [100].",
    );
  });

  test("permissions make up a policy", async () => {
    const FunctionName = await bench.make(echo);
    const ask = () => bench.lambda.send(new GetPolicyCommand({ FunctionName }));
    expect(await refusal(ask())).toBe("ResourceNotFoundException: The resource you requested does not exist.");
    const permission = {
      FunctionName,
      StatementId: "from-s3",
      Action: "lambda:InvokeFunction",
      Principal: "s3.amazonaws.com",
      SourceArn: "arn:aws:s3:::photos",
      SourceAccount: "123456789012",
    };
    const statement = {
      Sid: "from-s3",
      Effect: "Allow",
      Principal: { Service: "s3.amazonaws.com" },
      Action: "lambda:InvokeFunction",
      Resource: arn(FunctionName),
      Condition: {
        StringEquals: { "AWS:SourceAccount": "123456789012" },
        ArnLike: { "AWS:SourceArn": "arn:aws:s3:::photos" },
      },
    };
    const added = await bench.lambda.send(new AddPermissionCommand(permission));
    expect(JSON.parse(added.Statement ?? "")).toEqual(statement);
    expect(JSON.parse((await ask()).Policy ?? "")).toEqual({
      Version: "2012-10-17",
      Id: "default",
      Statement: [statement],
    });
    expect(await refusal(bench.lambda.send(new AddPermissionCommand(permission)))).toBe(
      "ResourceConflictException: The statement id (from-s3) provided already exists. Please provide a new statement id, or remove the existing statement.",
    );
    await bench.lambda.send(new RemovePermissionCommand({ FunctionName, StatementId: "from-s3" }));
    expect(
      await refusal(bench.lambda.send(new RemovePermissionCommand({ FunctionName, StatementId: "from-s3" }))),
    ).toBe("ResourceNotFoundException: No policy is associated with the given resource.");
  });

  test("tags are put on, listed and taken off", async () => {
    const Resource = arn(await bench.make(echo, { Tags: { a: "1" } }));
    await bench.lambda.send(new TagResourceCommand({ Resource, Tags: { b: "2" } }));
    expect((await bench.lambda.send(new ListTagsCommand({ Resource }))).Tags).toEqual({ a: "1", b: "2" });
    await bench.lambda.send(new UntagResourceCommand({ Resource, TagKeys: ["a"] }));
    expect((await bench.lambda.send(new ListTagsCommand({ Resource }))).Tags).toEqual({ b: "2" });
    expect(await refusal(bench.lambda.send(new TagResourceCommand({ Resource, Tags: { "aws:x": "1" } })))).toBe(
      "InvalidParameterValueException: Tag keys that start with aws: are reserved for AWS.",
    );
  });
});
