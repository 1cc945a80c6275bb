import { DeleteFunctionCommand, GetAccountSettingsCommand } from "@aws-sdk/client-lambda";
import { renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { isAlive } from "../../../../src/local/daemon/process-state.ts";
import { useWorkbench } from "./workbench.ts";

const bench = await useWorkbench();

const requestId = "[0-9a-f-]{36}";

describe.runIf(process.platform !== "win32")("what a function starts ends with its environment", () => {
  const start = (how: string): string => `
    const { spawn } = require("node:child_process");
    exports.handler = async (event) => {
      const child = spawn("sleep", ["300"], ${how});
      child.unref();
      if (event.exit) setTimeout(() => process.exit(1), 50);
      return event.exit ? new Promise(() => console.log("pid=" + child.pid)) : child.pid;
    }`;
  const isRunning = (pid: unknown): boolean => isAlive(Number(pid));

  test("also when it holds the function's output", async () => {
    const name = await bench.make(start(`{ stdio: "inherit" }`));
    const { log } = await bench.call(name, { exit: true });
    await expect.poll(() => isRunning(/pid=(\d+)/.exec(log)?.[1])).toBe(false);
  });

  test.runIf(process.platform === "linux")("also when it left the function's group", async () => {
    const name = await bench.make(start(`{ stdio: "ignore", detached: true }`));
    const { payload } = await bench.call(name, {});
    expect(isRunning(payload)).toBe(true);
    await bench.lambda.send(new DeleteFunctionCommand({ FunctionName: name }));
    await expect.poll(() => isRunning(payload)).toBe(false);
  });
});

describe("a function's code", () => {
  const code = `
    const { appendFileSync, readFileSync } = require("node:fs");
    exports.handler = async ({ change }) => {
      if (change) {
        try { appendFileSync(__filename, "\\n// mark-" + 42 + ""); } catch (error) { return error.code; }
      }
      return readFileSync(__filename, "utf8").includes("mark-" + 42);
    }`;

  test("is changed by that function alone, also where another has the same", async () => {
    const [one, other] = [await bench.make(code), await bench.make(code)];
    await bench.call(one, { change: true });
    expect((await bench.call(other, {})).payload).toBe(false);
  });

  test.runIf(process.getuid?.() !== 0)("is read-only", async () => {
    expect((await bench.call(await bench.make(code), { change: true })).payload).toBe("EACCES");
  });
});

describe("a function that ends its process ends nothing else", () => {
  const cases: [what: string, code: string, how: string][] = [
    ["exits", "exports.handler = async () => process.exit(3)", "Runtime exited with error: exit status 3"],
    [
      "exits without an error",
      "exports.handler = async () => process.exit(0)",
      "Runtime exited without providing a reason",
    ],
    ["exits while it is loaded", "process.exit(1)", "Runtime exited with error: exit status 1"],
    ["aborts", "exports.handler = async () => process.abort()", "Runtime exited with error: signal: aborted"],
    [
      "crashes",
      "exports.handler = async () => process.kill(process.pid, 'SIGSEGV')",
      "Runtime exited with error: signal: segmentation fault",
    ],
    [
      "fills its heap with arrays",
      "exports.handler = async () => { const a = []; for (;;) a.push(new Array(1e5).fill(1)) }",
      "Runtime exited with error: signal: (?:killed|aborted)",
    ],
    [
      "fills its heap with strings",
      "exports.handler = async () => { const a = []; for (;;) a.push('x'.repeat(1e6) + a.length) }",
      "Runtime exited with error: signal: (?:killed|aborted)",
    ],
    [
      "fills memory outside its heap",
      "exports.handler = async () => { const a = []; for (;;) { a.push(Buffer.alloc(1e7, 1)); await 0 } }",
      "Runtime exited with error: signal: killed",
    ],
  ];
  test.each(cases)("when it %s", async (_what, code, how) => {
    const answer = await bench.run(code);
    expect(answer).toMatchObject({ status: 200, error: "Unhandled", payload: { errorType: "Runtime.ExitError" } });
    expect(answer.payload).toHaveProperty(
      "errorMessage",
      expect.stringMatching(new RegExp(`^RequestId: ${requestId} Error: ${how}$`)),
    );
    expect(answer.log).toMatch(new RegExp(`RequestId: ${requestId} Error: ${how}\nRuntime\\.ExitError\n`));
    expect(answer.log).toMatch(/Status: error\tError Type: Runtime\.(?:ExitError|OutOfMemory)\t\n$/);
    expect(await bench.lambda.send(new GetAccountSettingsCommand({}))).toHaveProperty("AccountUsage");
  });

  test("when it closes the files of its process", async () => {
    const code =
      "exports.handler = async () => { for (let i = 3; i < 40; i++) try { require('fs').closeSync(i) } catch {} }";
    expect(await bench.run(code)).toMatchObject({ payload: { errorType: "Runtime.ExitError" } });
  });
});

test("a function is cut off after its time-out, busy or waiting", async () => {
  const expected = {
    error: "Unhandled",
    payload: {
      errorType: "Sandbox.Timedout",
      errorMessage: expect.stringMatching(
        new RegExp(`^RequestId: ${requestId} Error: Task timed out after 1\\.00 seconds$`),
      ),
    },
  };
  const busy = await bench.run("exports.handler = async () => { console.log('before'); for (;;); }", { Timeout: 1 });
  expect(busy).toMatchObject(expected);
  expect(busy.log).toContain("before");
  expect(busy.log).toMatch(new RegExp(`Z ${requestId} Task timed out after 1\\.00 seconds\n\n`));
  expect(busy.log).toMatch(/Status: timeout\t\n$/);
  const waiting = "exports.handler = () => new Promise((resolve) => setTimeout(resolve, 60_000))";
  expect(await bench.run(waiting, { Timeout: 1 })).toMatchObject(expected);
});

test("a function whose code was removed fails otherwise than one that hangs", async () => {
  const name = await bench.make("exports.handler = async () => 'never'", { Description: "gone" });
  rmSync(join(bench.endpoint.dataFolder, "functions"), { recursive: true });
  await expect(bench.call(name)).rejects.toThrow(/^The code of the function \S+ is missing/);
});

test("a result larger than 6 MB is refused", async () => {
  expect(await bench.run("exports.handler = async () => 'a'.repeat(6_291_556)")).toMatchObject({
    error: "Unhandled",
    payload: {
      errorType: "Function.ResponseSizeTooLarge",
      errorMessage: "Response payload size exceeded maximum allowed payload size (6291556 bytes).",
    },
  });
  const fits = await bench.run("exports.handler = async () => 'a'.repeat(6_291_554)");
  expect(fits.payload).toHaveLength(6_291_554);
});

test("a function sees AWS's variables, its own, and none of the endpoint's", async () => {
  process.env["SECRET_OF_THE_ENDPOINT"] = "never";
  const name = await bench.make("exports.handler = async () => process.env", {
    Environment: { Variables: { OWN_NAME: "value" } },
    MemorySize: 256,
  });
  const { payload } = await bench.call(name);
  delete process.env["SECRET_OF_THE_ENDPOINT"];
  expect(payload).toEqual({
    _HANDLER: "index.handler",
    _X_AMZN_TRACE_ID: expect.stringMatching(/^Root=1-/),
    AWS_XRAY_CONTEXT_MISSING: "LOG_ERROR",
    LAMBDA_RUNTIME_DIR: "/var/runtime",
    AWS_ACCESS_KEY_ID: expect.stringMatching(/^ASIA/),
    AWS_CONFIG_FILE: "/dev/null",
    AWS_DEFAULT_REGION: "us-west-2",
    AWS_DISABLE_HOST_PREFIX_INJECTION: "true",
    AWS_ENDPOINT_URL: bench.endpoint.url,
    AWS_EXECUTION_ENV: "AWS_Lambda_nodejs22.x",
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: "256",
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
    AWS_LAMBDA_INITIALIZATION_TYPE: "on-demand",
    AWS_LAMBDA_LOG_FORMAT: "Text",
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: expect.stringMatching(/^\d{4}\/\d\d\/\d\d\/\[\$LATEST\][0-9a-f]{32}$/),
    AWS_REGION: "us-west-2",
    AWS_SECRET_ACCESS_KEY: expect.any(String),
    AWS_SESSION_TOKEN: expect.any(String),
    AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
    LAMBDA_TASK_ROOT: expect.stringMatching(/\/functions\/[0-9a-f]{64}\/[0-9a-f]{16}\/task$/),
    LANG: "en_US.UTF-8",
    OWN_NAME: "value",
    PATH: process.env["PATH"],
    TMPDIR: expect.any(String),
    TZ: ":UTC",
  });
});

test("a function is its role, and reaches the endpoint with the SDK as it is", async () => {
  const roleArn = await bench.role("asker", []);
  const code = `const { STSClient, GetCallerIdentityCommand } = require("@aws-sdk/client-sts");
    exports.handler = async () => (await new STSClient().send(new GetCallerIdentityCommand({}))).Arn`;
  const name = await bench.make(code, { Role: roleArn, MemorySize: 512 });
  expect(await bench.call(name)).toMatchObject({ payload: `arn:aws:sts::123456789012:assumed-role/asker/${name}` });
});

test("the context says what is being run", async () => {
  const code = `exports.handler = async (event, context) => ({ ...context, left: context.getRemainingTimeInMillis() })`;
  const name = await bench.make(code, { Timeout: 5, MemorySize: 192 });
  const client = Buffer.from('{"custom":{"a":1}}').toString("base64");
  const { payload } = await bench.call(name, {}, { Qualifier: "$LATEST", ClientContext: client });
  expect(payload).toEqual({
    callbackWaitsForEmptyEventLoop: true,
    functionName: name,
    functionVersion: "$LATEST",
    memoryLimitInMB: "192",
    logGroupName: `/aws/lambda/${name}`,
    logStreamName: expect.stringContaining("[$LATEST]"),
    clientContext: { custom: { a: 1 } },
    invokedFunctionArn: `arn:aws:lambda:us-west-2:123456789012:function:${name}:$LATEST`,
    awsRequestId: expect.stringMatching(new RegExp(`^${requestId}$`)),
    left: expect.any(Number),
  });
  expect(payload).toHaveProperty(
    "left",
    expect.toSatisfy((left: number) => left > 0 && left <= 5000),
  );
});

test("a function whose code was deleted from the disk says so", async () => {
  const name = await bench.make("exports.handler = async () => 1");
  const before = join(bench.endpoint.dataFolder, "functions");
  renameSync(before, `${before}.away`);
  try {
    await expect(bench.call(name)).rejects.toThrow(
      `The code of the function ${name} is missing in the local endpoint's data folder.`,
    );
  } finally {
    renameSync(`${before}.away`, before);
  }
});
