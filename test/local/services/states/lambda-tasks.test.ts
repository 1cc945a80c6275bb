import { AwsError } from "../../../../src/local/aws-error.ts";
import { describe, expect, test } from "vitest";
import { FunctionError, simulateLambda } from "./support/simulated-lambda.ts";
import { poll } from "../../../support/poll.ts";
import { openHost } from "./support/open-host.ts";
import { runTask, runTaskOn } from "./support/run-task.ts";

const functionArn = (name: string) => `arn:aws:lambda:us-west-2:123456789012:function:${name}`;

const requestId = "[0-9a-f-]{36}";

describe("a function by its ARN", () => {
  test("is called as the machine's role, and its payload is the result", async () => {
    const { opened, described } = await runTask(
      { Resource: functionArn("echo") },
      simulateLambda({ echo: (event) => ({ got: event }) }),
      '{"a":1}',
    );
    expect(described).toMatchObject({ status: "SUCCEEDED", output: '{"got":{"a":1}}' });
    expect(opened.calls[0]?.caller.principal.arn).toBe("arn:aws:sts::123456789012:assumed-role/machine/x");
  });

  test("fails with what it threw: type as error, payload as cause", async () => {
    const thrown = { errorType: "PhotoError", errorMessage: "no face", trace: ["PhotoError: no face", "    at x"] };
    const { described } = await runTask(
      { Resource: functionArn("f") },
      simulateLambda({
        f() {
          throw new FunctionError(thrown);
        },
      }),
    );
    expect(described).toMatchObject({ status: "FAILED", error: "PhotoError", cause: JSON.stringify(thrown) });
  });

  test("fails with Lambda.Unknown when Lambda names no type", async () => {
    const { described } = await runTask(
      { Resource: functionArn("f") },
      simulateLambda({
        f() {
          throw new FunctionError({ errorMessage: "Task timed out" });
        },
      }),
    );
    expect(described).toMatchObject({
      error: "Lambda.Unknown",
      cause:
        'The cause could not be determined because Lambda did not return an error type. Returned payload: {"errorMessage":"Task timed out"}',
    });
  });

  test("that takes too much room fails with States.DataLimitExceeded", async () => {
    const { described } = await runTask(
      { Resource: functionArn("f") },
      simulateLambda({ f: () => "ä".repeat(131_072) }),
    );
    expect(described).toMatchObject({
      error: "States.DataLimitExceeded",
      cause: `The state/task '${functionArn("f")}' returned a result with a size exceeding the maximum number of bytes service limit.`,
    });
  });

  test("that Lambda refuses to call fails with Lambda's exception", async () => {
    const { described } = await runTask({ Resource: functionArn("f") }, () => {
      throw new AwsError("TooManyRequestsException", "Rate Exceeded.");
    });
    expect(described["error"]).toBe("Lambda.TooManyRequestsException");
    expect(described["cause"]).toMatch(
      new RegExp(
        `^Rate Exceeded. \\(Service: AWSLambda; Status Code: 429; Error Code: TooManyRequestsException; Request ID: ${requestId}; Proxy: null\\)$`,
      ),
    );
  });

  test("that may not be called fails with the exception for everything else", async () => {
    const { described } = await runTask({ Resource: functionArn("f") }, () => {
      throw new AwsError("AccessDeniedException", "User: someone is not authorized", { statusCode: 403 });
    });
    expect(described["error"]).toBe("Lambda.AWSLambdaException");
    expect(described["cause"]).toContain("Status Code: 403; Error Code: AccessDeniedException");
  });
});

describe("lambda:invoke", () => {
  const Resource = "arn:aws:states:::lambda:invoke";

  test("answers the whole envelope", async () => {
    const { described } = await runTask(
      { Resource, Parameters: { FunctionName: "echo", "Payload.$": "$" } },
      simulateLambda({ echo: (event) => event }),
      '{"a":1}',
    );
    const output: unknown = JSON.parse(String(described["output"]));
    expect(output).toEqual({
      ExecutedVersion: "$LATEST",
      Payload: { a: 1 },
      SdkHttpMetadata: {
        AllHttpHeaders: expect.objectContaining({ "Content-Length": ["7"], "Content-Type": ["application/json"] }),
        HttpHeaders: expect.objectContaining({ "Content-Length": "7", "X-Amz-Executed-Version": "$LATEST" }),
        HttpStatusCode: 200,
      },
      SdkResponseMetadata: { RequestId: expect.stringMatching(new RegExp(`^${requestId}$`)) },
      StatusCode: 200,
    });
  });

  test.each([
    ["no payload", {}, {}],
    ["a null", { Payload: null }, {}],
    ["a text that holds JSON", { Payload: "[1]" }, [1]],
    ["a list", { Payload: [7] }, [7]],
  ])("calls the function with %s", async (_, parameters, event) => {
    const { described } = await runTask(
      { Resource, Parameters: { FunctionName: "echo", ...parameters }, OutputPath: "$.Payload" },
      simulateLambda({ echo: (given) => ({ given }) }),
    );
    expect(described["output"]).toBe(JSON.stringify({ given: event }));
  });

  const waiting = {
    Resource: `${Resource}.waitForTaskToken`,
    Parameters: { FunctionName: "ask", Payload: { "token.$": "$$.Task.Token" } },
  };
  const tokenIn = (event: unknown) =>
    typeof event === "object" && event !== null && "token" in event ? event.token : undefined;

  test("waits for the token it sent", async () => {
    let taskToken: unknown;
    const host = openHost({
      simulate: simulateLambda({
        ask(event) {
          taskToken = tokenIn(event);
        },
      }),
    });
    const running = runTaskOn(host, waiting);
    const executionArn = "arn:aws:states:us-west-2:123456789012:execution:one:x";
    await poll(async () => {
      const { events } = await host.call("GetExecutionHistory", { executionArn }).catch(() => ({ events: [] }));
      return JSON.stringify(events).includes("TaskSubmitted") || undefined;
    });
    await host.call("SendTaskSuccess", { taskToken, output: '"granted"' });
    expect((await running).described).toMatchObject({ status: "SUCCEEDED", output: '"granted"' });
  });

  test("takes a token that comes back before the function has ended", async () => {
    const host = openHost({
      simulate: simulateLambda({
        async ask(event) {
          await host.call("SendTaskSuccess", { taskToken: tokenIn(event), output: '"granted"' });
        },
      }),
    });
    const { described } = await runTaskOn(host, waiting);
    expect(described).toMatchObject({ status: "SUCCEEDED", output: '"granted"' });
  });
});
