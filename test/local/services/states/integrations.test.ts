import { AwsError } from "../../../../src/local/aws-error.ts";
import { afterEach, describe, expect, test } from "vitest";
import { oneTask, roleArn } from "./support/definitions.ts";
import { FunctionError, simulateLambda } from "./support/simulated-lambda.ts";
import { openStatesHost, type SimulatedCall, type StatesHost } from "./support/states-host.ts";

let host: StatesHost | undefined;
afterEach(() => host?.close());

const functionArn = (name: string) => `arn:aws:lambda:us-west-2:123456789012:function:${name}`;

/** Runs a machine of one task to its end. */
async function run(task: Record<string, unknown>, simulate: SimulatedCall, input = "{}") {
  const opened = openStatesHost({ simulate });
  host = opened;
  const machine = await opened.call("CreateStateMachine", { name: "one", definition: oneTask(task), roleArn });
  const { executionArn } = await opened.call("StartExecution", { ...machine, name: "x", input });
  await expect
    .poll(async () => (await opened.call("DescribeExecution", { executionArn }))["status"], {
      interval: 5,
      timeout: 5000,
    })
    .not.toBe("RUNNING");
  const described = await opened.call("DescribeExecution", { executionArn });
  const { events } = await opened.call("GetExecutionHistory", { executionArn });
  return { opened, described, events: Array.isArray(events) ? events : [] };
}

const requestId = "[0-9a-f-]{36}";

describe("a function by its ARN", () => {
  test("is called as the machine's role, and its payload is the result", async () => {
    const { opened, described } = await run(
      { Resource: functionArn("echo") },
      simulateLambda({ echo: (event) => ({ got: event }) }),
      '{"a":1}',
    );
    expect(described).toMatchObject({ status: "SUCCEEDED", output: '{"got":{"a":1}}' });
    expect(opened.calls[0]?.caller.principal.arn).toBe("arn:aws:sts::123456789012:assumed-role/machine/x");
  });

  test("fails with what it threw: type as error, payload as cause", async () => {
    const thrown = { errorType: "PhotoError", errorMessage: "no face", trace: ["PhotoError: no face", "    at x"] };
    const { described } = await run(
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
    const { described } = await run(
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
    const { described } = await run({ Resource: functionArn("f") }, simulateLambda({ f: () => "ä".repeat(131_072) }));
    expect(described).toMatchObject({
      error: "States.DataLimitExceeded",
      cause: `The state/task '${functionArn("f")}' returned a result with a size exceeding the maximum number of bytes service limit.`,
    });
  });

  test("that Lambda refuses to call fails with Lambda's exception", async () => {
    const { described } = await run({ Resource: functionArn("f") }, () => {
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
    const { described } = await run({ Resource: functionArn("f") }, () => {
      throw new AwsError("AccessDeniedException", "User: someone is not authorized", { statusCode: 403 });
    });
    expect(described["error"]).toBe("Lambda.AWSLambdaException");
    expect(described["cause"]).toContain("Status Code: 403; Error Code: AccessDeniedException");
  });
});

describe("lambda:invoke", () => {
  const Resource = "arn:aws:states:::lambda:invoke";

  test("answers the whole envelope", async () => {
    const { described } = await run(
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
    ["a number", { Payload: 7 }, 7],
  ])("calls the function with %s", async (_, parameters, event) => {
    const { described } = await run(
      { Resource, Parameters: { FunctionName: "echo", ...parameters }, OutputPath: "$.Payload" },
      simulateLambda({ echo: (given) => ({ given }) }),
    );
    expect(described["output"]).toBe(JSON.stringify({ given: event }));
  });

  test("waits for the token it sent, also when it comes back before the function has ended", async () => {
    const { described, events } = await run(
      {
        Resource: `${Resource}.waitForTaskToken`,
        Parameters: { FunctionName: "ask", Payload: { "token.$": "$$.Task.Token" } },
      },
      simulateLambda({
        async ask(event) {
          const token = typeof event === "object" && event !== null && "token" in event ? event.token : "";
          setTimeout(() => void host?.call("SendTaskSuccess", { taskToken: token, output: '"granted"' }), 30);
        },
      }),
    );
    expect(described).toMatchObject({ status: "SUCCEEDED", output: '"granted"' });
    expect(events.map(({ type }) => type)).toContain("TaskSubmitted");
  });
});

describe("dynamodb", () => {
  test("reads bytes out of base64 and answers them so", async () => {
    const { opened, described } = await run(
      {
        Resource: "arn:aws:states:::dynamodb:updateItem",
        Parameters: { TableName: "t", Key: { id: { B: "aGk=" } }, ReturnValues: "ALL_NEW" },
        ResultSelector: { "attributes.$": "$.Attributes" },
      },
      () => ({ Attributes: { id: { B: Buffer.from("hi") }, list: { L: [{ N: "1" }] } } }),
    );
    expect(opened.calls[0]).toMatchObject({ service: "dynamodb", operation: "UpdateItem" });
    expect(opened.calls[0]?.input).toEqual({
      TableName: "t",
      Key: { id: { B: Buffer.from("hi") } },
      ReturnValues: "ALL_NEW",
    });
    expect(described["output"]).toBe('{"attributes":{"id":{"B":"aGk="},"list":{"L":[{"N":"1"}]}}}');
  });

  test.each([
    ["ConditionalCheckFailedException", "DynamoDB.ConditionalCheckFailedException"],
    ["ValidationException", "DynamoDB.AmazonDynamoDBException"],
  ])("names %s as %s", async (code, error) => {
    const { described } = await run(
      { Resource: "arn:aws:states:::dynamodb:putItem", Parameters: { TableName: "t", Item: { id: { S: "1" } } } },
      () => {
        throw new AwsError(code, "The request failed");
      },
    );
    expect(described["error"]).toBe(error);
    expect(described["cause"]).toMatch(
      new RegExp(
        `^The request failed \\(Service: AmazonDynamoDBv2; Status Code: 400; Error Code: ${code}; Request ID: ${requestId}; Proxy: null\\)$`,
      ),
    );
  });
});

describe("aws-sdk", () => {
  test("calls any operation of the endpoint, names in PascalCase both ways", async () => {
    const { opened, described } = await run(
      {
        Resource: "arn:aws:states:::aws-sdk:rekognition:detectFaces",
        Parameters: { Image: { S3Object: { Bucket: "b", Name: "k" } }, Attributes: ["ALL"] },
      },
      () => ({ FaceDetails: [{ Confidence: 99.5 }] }),
    );
    expect(opened.calls[0]).toMatchObject({ service: "rekognition", operation: "DetectFaces" });
    expect(described["output"]).toBe('{"FaceDetails":[{"Confidence":99.5}]}');
  });

  test("takes a member that is null as not given, at any depth", async () => {
    const { opened } = await run(
      {
        Resource: "arn:aws:states:::aws-sdk:rekognition:detectFaces",
        Parameters: { Image: { Bytes: null, S3Object: { Bucket: "b", Name: "k", Version: null } }, Attributes: null },
      },
      () => ({ FaceDetails: [] }),
    );
    expect(opened.calls[0]?.input).toEqual({ Image: { S3Object: { Bucket: "b", Name: "k" } } });
  });

  test("of Step Functions itself takes PascalCase and answers it", async () => {
    const { described } = await run(
      { Resource: "arn:aws:states:::aws-sdk:sfn:listStateMachines", Parameters: { MaxResults: 1 } },
      () => undefined,
    );
    const output: unknown = JSON.parse(String(described["output"]));
    expect(output).toEqual({
      StateMachines: [
        {
          CreationDate: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
          Name: "one",
          StateMachineArn: "arn:aws:states:us-west-2:123456789012:stateMachine:one",
          Type: "STANDARD",
        },
      ],
    });
  });

  test("names errors as the SDK for Java 2 does", async () => {
    const { described } = await run(
      { Resource: "arn:aws:states:::aws-sdk:s3:getObject", Parameters: { Bucket: "b", Key: "k" } },
      () => {
        throw new AwsError("NoSuchKey", "The specified key does not exist.", { statusCode: 404 });
      },
    );
    expect(described["error"]).toBe("S3.NoSuchKeyException");
    expect(described["cause"]).toMatch(
      new RegExp(`^The specified key does not exist. \\(Service: S3, Status Code: 404, Request ID: ${requestId}\\)$`),
    );
  });
  test.each([
    ["headObject", { Bucket: "b", Key: "k" }, "S3.NoSuchKeyException", "The specified key does not exist."],
    ["headBucket", { Bucket: "b" }, "S3.NoSuchBucketException", "The specified bucket does not exist."],
  ])("names what %s does not find, as the SDK for Java 2 does", async (action, Parameters, error, message) => {
    const { described } = await run({ Resource: `arn:aws:states:::aws-sdk:s3:${action}`, Parameters }, () => {
      throw new AwsError("NotFound", "Not Found", { statusCode: 404 });
    });
    expect(described).toMatchObject({
      error,
      cause: expect.stringContaining(`${message} (Service: S3, Status Code: 404`),
    });
  });

  test("a service the endpoint has not is told plainly", async () => {
    const { described } = await run(
      {
        Resource: "arn:aws:states:::sqs:sendMessage",
        Parameters: { QueueUrl: "https://sqs.us-west-2.amazonaws.com/123456789012/q", MessageBody: "m" },
      },
      () => undefined,
    );
    expect(described).toMatchObject({
      status: "FAILED",
      error: "SQS.SdkClientException",
      cause: "Unable to execute HTTP request: the local endpoint has no sqs for Step Functions to call",
    });
  });
});

describe("states:startExecution", () => {
  const child = "arn:aws:states:us-west-2:123456789012:stateMachine:child";

  test(".sync fails as the child does, with all that is known of it", async () => {
    const opened = openStatesHost({});
    host = opened;
    const failing = JSON.stringify({ StartAt: "F", States: { F: { Type: "Fail", Error: "E", Cause: "C" } } });
    await opened.call("CreateStateMachine", { name: "child", definition: failing, roleArn });
    const definition = oneTask({
      Resource: "arn:aws:states:::states:startExecution.sync",
      Parameters: { StateMachineArn: child, Name: "c1", Input: { a: 1 } },
    });
    const machine = await opened.call("CreateStateMachine", { name: "parent", definition, roleArn });
    const { executionArn } = await opened.call("StartExecution", machine);
    await expect.poll(async () => (await opened.call("DescribeExecution", { executionArn }))["status"]).toBe("FAILED");
    const { error, cause } = await opened.call("DescribeExecution", { executionArn });
    expect(error).toBe("States.TaskFailed");
    expect(JSON.parse(String(cause))).toMatchObject({
      Error: "E",
      Cause: "C",
      ExecutionArn: "arn:aws:states:us-west-2:123456789012:execution:child:c1",
      Input: '{"a":1}',
      InputDetails: { Included: true },
      Name: "c1",
      StartDate: expect.any(Number),
      StateMachineArn: child,
      Status: "FAILED",
      StopDate: expect.any(Number),
    });
  });

  test(".sync stops the child when the parent is stopped", async () => {
    const opened = openStatesHost({});
    host = opened;
    const definition = JSON.stringify({ StartAt: "W", States: { W: { Type: "Wait", Seconds: 600, End: true } } });
    await opened.call("CreateStateMachine", { name: "child", definition, roleArn });
    const parentDefinition = oneTask({
      Resource: "arn:aws:states:::states:startExecution.sync:2",
      Parameters: { StateMachineArn: child },
    });
    const machine = await opened.call("CreateStateMachine", { name: "parent", definition: parentDefinition, roleArn });
    const { executionArn } = await opened.call("StartExecution", machine);
    const children = async (statusFilter: string) =>
      (await opened.call("ListExecutions", { stateMachineArn: child, statusFilter }))["executions"];
    await expect.poll(() => children("RUNNING")).toHaveLength(1);
    await opened.call("StopExecution", { executionArn });
    await expect.poll(() => children("ABORTED")).toHaveLength(1);
  });
});

describe("a task with credentials", () => {
  const other = "arn:aws:iam::123456789012:role/other";
  const task = { Resource: functionArn("echo"), Credentials: { RoleArn: other } };
  const lambda = simulateLambda({ echo: (event) => event });

  test("works as that role once the machine's may assume it", async () => {
    const { opened, described } = await run(task, (call) => (call.service === "sts" ? {} : lambda(call)));
    expect(described["status"]).toBe("SUCCEEDED");
    expect(opened.calls.map(({ operation, caller }) => [operation, caller.principal.arn])).toEqual([
      ["AssumeRole", "arn:aws:sts::123456789012:assumed-role/machine/x"],
      ["Invoke", "arn:aws:sts::123456789012:assumed-role/other/x"],
    ]);
    expect(opened.calls[0]?.input).toEqual({ RoleArn: other, RoleSessionName: "x-" });
  });

  test("fails when the machine's role may not assume it", async () => {
    const { described } = await run(task, () => {
      throw new AwsError("AccessDenied", "User: someone is not authorized to perform: sts:AssumeRole");
    });
    expect(described).toMatchObject({
      status: "FAILED",
      error: "States.TaskFailed",
      cause: "User: someone is not authorized to perform: sts:AssumeRole",
    });
  });
});
