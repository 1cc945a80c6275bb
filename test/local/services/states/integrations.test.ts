import { AwsError } from "../../../../src/local/aws-error.ts";
import { describe, expect, test } from "vitest";
import { oneTask, roleArn } from "./support/definitions.ts";
import { simulateLambda } from "./support/simulated-lambda.ts";
import { openHost } from "./support/open-host.ts";
import { runTask } from "./support/run-task.ts";

const functionArn = (name: string) => `arn:aws:lambda:us-west-2:123456789012:function:${name}`;

const requestId = "[0-9a-f-]{36}";

describe("dynamodb", () => {
  test("reads bytes out of base64 and answers them so", async () => {
    const { opened, described } = await runTask(
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

  test("names the types of what documents hold as the SDK for Java does, and takes both names", async () => {
    const document = (nothing: string) => ({ M: { nothing: { [nothing]: true }, list: { L: [{ BOOL: false }] } } });
    const { opened, described } = await runTask(
      {
        Resource: "arn:aws:states:::dynamodb:updateItem",
        Parameters: { TableName: "t", Key: { id: { S: "1" } }, ExpressionAttributeValues: { ":d": document("Nul") } },
        ResultSelector: { "attributes.$": "$.Attributes" },
      },
      () => ({ Attributes: { top: { BOOL: true }, none: { NULL: true }, document: document("NULL") } }),
    );
    expect(opened.calls[0]?.input).toMatchObject({ ExpressionAttributeValues: { ":d": document("NULL") } });
    expect(JSON.parse(String(described["output"]))).toEqual({
      attributes: {
        top: { BOOL: true },
        none: { NULL: true },
        document: { M: { nothing: { Nul: true }, list: { L: [{ Bool: false }] } } },
      },
    });
  });

  test.each([
    ["ConditionalCheckFailedException", "DynamoDB.ConditionalCheckFailedException"],
    ["ValidationException", "DynamoDB.AmazonDynamoDBException"],
  ])("names %s as %s", async (code, error) => {
    const { described } = await runTask(
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
    const { opened, described } = await runTask(
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
    const { opened } = await runTask(
      {
        Resource: "arn:aws:states:::aws-sdk:rekognition:detectFaces",
        Parameters: { Image: { Bytes: null, S3Object: { Bucket: "b", Name: "k", Version: null } }, Attributes: null },
      },
      () => ({ FaceDetails: [] }),
    );
    expect(opened.calls[0]?.input).toEqual({ Image: { S3Object: { Bucket: "b", Name: "k" } } });
  });

  test("sends as JSON what is given for a text", async () => {
    const { opened } = await runTask(
      {
        Resource: "arn:aws:states:::aws-sdk:sns:publish",
        Parameters: {
          TopicArn: "t",
          Subject: 5,
          Message: { a: [1, null] },
          MessageAttributes: { b: { StringValue: [true] } },
        },
      },
      () => ({ MessageId: "m" }),
    );
    expect(opened.calls[0]?.input).toEqual({
      TopicArn: "t",
      Subject: "5",
      Message: '{"a":[1,null]}',
      MessageAttributes: { b: { StringValue: "[true]" } },
    });
  });

  test.each([
    ["text", '"text"'],
    [{ a: 1 }, '{"a":1}'],
    [0, "0"],
  ])("writes the body %j of an object as JSON", async (Body, written) => {
    const { opened } = await runTask(
      { Resource: "arn:aws:states:::aws-sdk:s3:putObject", Parameters: { Bucket: "b", Key: "k", Body } },
      () => ({}),
    );
    expect(opened.calls[0]?.input).toEqual({ Bucket: "b", Key: "k", Body: Buffer.from(written) });
  });

  test("of Step Functions itself takes PascalCase and answers it", async () => {
    const { described } = await runTask(
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
    const { described } = await runTask(
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
    const { described } = await runTask({ Resource: `arn:aws:states:::aws-sdk:s3:${action}`, Parameters }, () => {
      throw new AwsError("NotFound", "Not Found", { statusCode: 404 });
    });
    expect(described).toMatchObject({
      error,
      cause: expect.stringContaining(`${message} (Service: S3, Status Code: 404`),
    });
  });

  test("a service the endpoint has not is told plainly", async () => {
    const { described } = await runTask(
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

  test.each([".sync", ".sync:2"])("%s fails with all that is known of the child", async (pattern) => {
    const opened = openHost({});
    const failing = JSON.stringify({ StartAt: "F", States: { F: { Type: "Fail", Error: "E", Cause: "C" } } });
    await opened.call("CreateStateMachine", { name: "child", definition: failing, roleArn });
    const definition = oneTask({
      Resource: `arn:aws:states:::states:startExecution${pattern}`,
      Parameters: { StateMachineArn: child, Name: "c1", Input: { a: 1 } },
    });
    const machine = await opened.call("CreateStateMachine", { name: "parent", definition, roleArn });
    const { executionArn } = await opened.call("StartExecution", machine);
    await expect.poll(async () => (await opened.call("DescribeExecution", { executionArn }))["status"]).toBe("FAILED");
    const { error, cause } = await opened.call("DescribeExecution", { executionArn });
    expect(error).toBe("States.TaskFailed");
    expect(JSON.parse(String(cause))).toEqual({
      Error: "E",
      Cause: "C",
      ExecutionArn: "arn:aws:states:us-west-2:123456789012:execution:child:c1",
      Input: '{"a":1}',
      InputDetails: { Included: true },
      Name: "c1",
      RedriveCount: 0,
      RedriveStatus: "REDRIVABLE",
      StartDate: expect.any(Number),
      StateMachineArn: child,
      Status: "FAILED",
      StopDate: expect.any(Number),
    });
  });

  test(".sync stops the child when the parent is stopped", async () => {
    const opened = openHost({});
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
    const { opened, described } = await runTask(task, (call) => (call.service === "sts" ? {} : lambda(call)));
    expect(described["status"]).toBe("SUCCEEDED");
    expect(opened.calls.map(({ operation, caller }) => [operation, caller.principal.arn])).toEqual([
      ["AssumeRole", "arn:aws:sts::123456789012:assumed-role/machine/x"],
      ["Invoke", "arn:aws:sts::123456789012:assumed-role/other/x"],
    ]);
    expect(opened.calls[0]?.input).toEqual({ RoleArn: other, RoleSessionName: "x-" });
  });

  test("fails when the machine's role may not assume it", async () => {
    const { described } = await runTask(task, () => {
      throw new AwsError("AccessDenied", "User: someone is not authorized to perform: sts:AssumeRole");
    });
    expect(described).toMatchObject({
      status: "FAILED",
      error: "States.TaskFailed",
      cause: "User: someone is not authorized to perform: sts:AssumeRole",
    });
  });
});
