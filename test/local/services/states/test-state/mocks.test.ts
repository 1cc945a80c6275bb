import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { refusalOf } from "../support/refusal.ts";
import { openStatesHost, type StatesHost } from "../support/states-host.ts";

let host: StatesHost;
beforeEach(() => {
  host = openStatesHost({});
});
afterEach(() => host.close());

const taskOf = (resource: string) => ({ Type: "Task", Resource: `arn:aws:states:::${resource}`, End: true });
const testState = (state: object, request: object = {}) =>
  host.call("TestState", { definition: JSON.stringify(state), ...request });
const answerTo = (resource: string, result: unknown, fieldValidationMode?: string) =>
  testState(taskOf(resource), { mock: { result: JSON.stringify(result), fieldValidationMode } });
const branch = (name: string) => ({ StartAt: name, States: { [name]: { Type: "Pass", End: true } } });
const wrong = (field: string, fault: string) => `Mock result schema validation error: Field '${field}' ${fault}`;
const parallel = { Type: "Parallel", Branches: [branch("A"), branch("B")], End: true };
const map = { Type: "Map", ItemProcessor: branch("A"), End: true };
const writing = {
  ...map,
  ItemProcessor: { ...branch("A"), ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" } },
  ResultWriter: { Resource: "arn:aws:states:::s3:putObject", Parameters: { Bucket: "b", Prefix: "p" } },
};

describe("the result made up for a service", () => {
  test.each([
    ["lambda:invoke", { Payload: { statusCode: 200, body: "Success" } }],
    ["lambda:invoke", { status: "success" }],
    ["lambda:invoke.waitForTaskToken", { approved: true }],
    ["lambda:invoke.waitForTaskToken", [1]],
    ["dynamodb:putItem", { Attributes: { id: { S: "1" }, n: { N: "2" }, list: { L: [{ S: "x" }] } } }],
    ["dynamodb:getItem", {}],
    ["states:startExecution", { ExecutionArn: "arn", StartDate: "2025-01-15T10:30:00Z", Unknown: 1 }],
    [
      "states:startExecution.sync:2",
      {
        ExecutionArn: "a",
        StateMachineArn: "m",
        Status: "SUCCEEDED",
        StartDate: "2025-01-15T10:30:00Z",
        Output: "{}",
      },
    ],
    ["aws-sdk:sfn:describeActivity", { ActivityArn: "a", Name: "n", CreationDate: "2025-01-15T10:30:00.123Z" }],
    ["aws-sdk:rekognition:detectFaces", { FaceDetails: [{ Confidence: 99.5, Smile: { Value: true } }] }],
    ["http:invoke", "anything"],
    ["aws-sdk:sqs:sendMessage", { MessageId: "1" }],
    ["apigateway:invoke", ["anything"]],
    ["glue:startJobRun.sync", ["anything"]],
  ])("may be what %s answers: %j", async (resource, result) => {
    expect(await answerTo(resource, result)).toEqual({ status: "SUCCEEDED", output: JSON.stringify(result) });
  });

  test.each([
    [
      "lambda:invoke",
      { StatusCode: "200" },
      "Mock result schema validation error: Field 'StatusCode' must be a number",
    ],
    ["lambda:invoke", [], "Mocked result must be a JSON object."],
    ["dynamodb:getItem", { Item: { n: { N: 2 } } }, "Mock result schema validation error: Field 'N' must be a string"],
    [
      "dynamodb:getItem",
      { Item: { l: { L: [{ S: "a" }, { S: 1 }] } } },
      "Mock result schema validation error: Field 'S' must be a string",
    ],
    ["states:startExecution", {}, "Mock result schema validation error: Required field 'ExecutionArn' is missing"],
    [
      "states:startExecution",
      { executionArn: "a" },
      "Mock result schema validation error: Required field 'ExecutionArn' is missing",
    ],
    [
      "states:startExecution",
      { ExecutionArn: "a", StartDate: 1.5 },
      "Mock result schema validation error: Field 'StartDate' must be a string",
    ],
    [
      "states:startExecution.sync:2",
      { ExecutionArn: "a", Output: {} },
      "Mock result schema validation error: Required field 'StateMachineArn' is missing",
    ],
    [
      "aws-sdk:rekognition:detectFaces",
      { FaceDetails: {} },
      "Mock result schema validation error: Field 'FaceDetails' must be an array",
    ],
    ["aws-sdk:s3:getObject", { StorageClass: "Papyrus" }, wrong("StorageClass", "is not an expected value")],
    ["aws-sdk:kms:encrypt", { CiphertextBlob: "" }, wrong("CiphertextBlob", "is smaller than the minimum length")],
    ["aws-sdk:kms:encrypt", { CiphertextBlob: 1 }, wrong("CiphertextBlob", "must be a string")],
    [
      "aws-sdk:lambda:getFunction",
      { Configuration: { MemorySize: 127 } },
      wrong("MemorySize", "is less than the minimum value"),
    ],
    [
      "aws-sdk:lambda:getFunction",
      { Configuration: { MemorySize: 10_241 } },
      wrong("MemorySize", "exceeds the maximum value"),
    ],
    ["sqs:sendMessage", { MessageId: 1 }, wrong("MessageId", "must be a string")],
    ["aws-sdk:s3:headObject", { Metadata: [] }, wrong("Metadata", "must be an object")],
    ["aws-sdk:s3:headObject", { DeleteMarker: "no" }, wrong("DeleteMarker", "must be a boolean")],
  ])("is refused when %s cannot answer %j", async (resource, result, fault) => {
    expect(await refusalOf(answerTo(resource, result))).toBe(`ValidationException: ${fault}`);
  });

  test("need not be whole in the mode PRESENT, nor anything in the mode NONE", async () => {
    const resource = "states:startExecution";
    expect(await answerTo(resource, {}, "PRESENT")).toEqual({ status: "SUCCEEDED", output: "{}" });
    expect(await refusalOf(answerTo(resource, { StartDate: true }, "PRESENT"))).toBe(
      `ValidationException: ${wrong("StartDate", "must be a string")}`,
    );
    expect(await answerTo(resource, { StartDate: true }, "NONE")).toMatchObject({ status: "SUCCEEDED" });
    expect(await refusalOf(answerTo(resource, {}, "SOME"))).toBe(
      "ValidationException: 1 validation error detected: Value 'SOME' at 'mock.fieldValidationMode' failed to satisfy constraint: Member must satisfy enum value set: [STRICT, PRESENT, NONE]",
    );
  });
});

describe("what stands in for the work of a state", () => {
  test("is the array of the results of a Parallel state's branches", async () => {
    const request = { input: "1", mock: { result: "[2,3]" }, inspectionLevel: "DEBUG" };
    expect(await testState({ ...parallel, Parameters: { "in.$": "$" } }, request)).toEqual({
      status: "SUCCEEDED",
      output: "[2,3]",
      inspectionData: {
        input: "1",
        afterResultSelector: "[2,3]",
        afterResultPath: "[2,3]",
      },
    });
  });

  test("is what a ResultWriter answers, where there is one", async () => {
    const result = '{"MapRunArn":"m","ResultWriterDetails":{"Bucket":"b","Key":"p/manifest.json"}}';
    expect(await testState(writing, { input: "[1]", mock: { result } })).toMatchObject({ output: result });
  });

  test("sees the context object of the request, and no other", async () => {
    const state = {
      ...taskOf("lambda:invoke.waitForTaskToken"),
      Parameters: { FunctionName: "f", "Payload.$": "$$" },
    };
    const context = { Task: { Token: "the token" }, Execution: { Id: "the id" } };
    const request = { context: JSON.stringify(context), mock: { result: "{}" }, inspectionLevel: "DEBUG" };
    expect(await testState(state, request)).toMatchObject({
      inspectionData: { afterParameters: JSON.stringify({ FunctionName: "f", Payload: context }) },
    });
    const bare = { ...state, Parameters: { "n.$": "$$.State.Name" } };
    expect(await testState(bare, request)).toMatchObject({ status: "FAILED", error: "States.Runtime" });
    expect(await testState(bare, { mock: { result: "{}" } })).toMatchObject({ status: "SUCCEEDED" });
  });

  test("takes no role, while a service does", async () => {
    expect(await refusalOf(testState(taskOf("lambda:invoke")))).toBe(
      "ValidationException: RoleArn must be specified when testing a Task state",
    );
    expect(await refusalOf(testState(taskOf("lambda:invoke"), { roleArn: "arn:aws:iam::1:role/r" }))).toBe(
      "InvalidArn: Invalid Role Arn: 'arn:aws:iam::1:role/r'",
    );
    const roleArn = "arn:aws:iam::123456789012:role/untrusting";
    expect(await refusalOf(testState(taskOf("lambda:invoke"), { roleArn }))).toMatch(/^AccessDeniedException: /);
  });
});

describe("TestState refuses", () => {
  const pass = { Type: "Pass", End: true };
  const task = taskOf("lambda:invoke");
  const result = { mock: { result: "{}" } };

  test.each<[string, object, object, string]>([
    ["a mock of a Pass state", pass, result, "State type 'Pass' is not supported when a mock is specified"],
    [
      "a task that waits for its token without a mock",
      taskOf("sns:publish.waitForTaskToken"),
      {},
      "TestState supports the resource 'arn:aws:states:::sns:publish.waitForTaskToken' only when a mock is specified",
    ],
    [
      "a task that waits for the end without a mock",
      taskOf("states:startExecution.sync:2"),
      {},
      "TestState supports the resource 'arn:aws:states:::states:startExecution.sync:2' only when a mock is specified",
    ],
    [
      "a result and an error",
      task,
      { mock: { result: "{}", errorOutput: { error: "E" } } },
      "A test mock should have only one of the following fields: [result, errorOutput].",
    ],
    [
      "an empty mock",
      task,
      { mock: {} },
      "A test mock should have only one of the following fields: [result, errorOutput].",
    ],
    ["a result that is no JSON", task, { mock: { result: "{" } }, "Mocked result must be valid JSON"],
    ["an empty result", task, { mock: { result: "" } }, "Mocked result must be valid JSON"],
    [
      "a result nested too deeply",
      task,
      { mock: { result: "[".repeat(2000) + "]".repeat(2000) } },
      "Mocked result must be valid JSON",
    ],
    [
      "secrets with a mock",
      task,
      { ...result, revealSecrets: true },
      "TestState does not support RevealSecrets when a mock is specified.",
    ],
    ["a context without a mock", pass, { context: "{}" }, "A context can only be specified with a mock"],
    ["a context that is no JSON", task, { ...result, context: "{" }, "context must be valid JSON"],
    [
      "a context that is no object",
      task,
      { ...result, context: "[]" },
      "Invalid Context object provided: Context object must be a JSON object",
    ],
    [
      "a context with a part that is no object",
      task,
      { ...result, context: '{"State":1}' },
      "Invalid Context object provided: State must be an object",
    ],
    [
      "an unknown part of the context",
      task,
      { ...result, context: '{"Weather":{}}' },
      "Invalid Context object provided: Field 'Weather' is not allowed",
    ],
    [
      "an unknown field of the context",
      task,
      { ...result, context: '{"State":{"Mood":1}}' },
      "Invalid Context object provided: Field 'Mood' is not allowed",
    ],
    [
      "a field of the wrong type",
      task,
      { ...result, context: '{"Execution":{"Id":1}}' },
      "Invalid Context object provided: Execution.Id must be a string",
    ],
    [
      "a count that is not whole",
      task,
      { ...result, context: '{"State":{"RetryCount":1.5}}' },
      "Invalid Context object provided: State.RetryCount must be an integer",
    ],
    [
      "a context of an iteration",
      task,
      { ...result, context: '{"Map":{}}' },
      "Invalid Context object provided: 'Map' field is not supported when mocking a Context object",
    ],
    [
      "a token nobody waits for",
      task,
      { ...result, context: '{"Task":{"Token":"t"}}' },
      "Invalid Context object provided: Context object contains 'Task' when state is not a Task state with a '.sync' or '.waitForTaskToken' service integration pattern",
    ],
    ["variables that are no JSON", pass, { variables: "{" }, "variables must be valid JSON"],
    ["variables that are no object", pass, { variables: "[1]" }, "variables must be a JSON object"],
    ["a Map state's result that is no array", map, { input: "[]", ...result }, "Mocked result must be an array."],
    ["a Parallel state's result that is no array", parallel, result, "Mocked result must be an array."],
    [
      "too few results of branches",
      parallel,
      { mock: { result: "[1]" } },
      "Mocked result must contain the same number of items as number of Parallel branches.",
    ],
    [
      "an array where a ResultWriter writes",
      writing,
      { mock: { result: "[]" } },
      "Mocked result must be a JSON object.",
    ],
    [
      "a retry count without a mock",
      pass,
      { stateConfiguration: { retrierRetryCount: 1 } },
      "stateConfiguration.retrierRetryCount can only be specified with a mock",
    ],
    [
      "a cause within a state that holds none",
      task,
      { mock: { errorOutput: { error: "E" } }, stateConfiguration: { errorCausedByState: "A" } },
      "stateConfiguration.errorCausedByState can only be specified for Map or Parallel states",
    ],
    [
      "a cause without an error",
      parallel,
      { mock: { result: "[1,2]" }, stateConfiguration: { errorCausedByState: "A" } },
      "stateConfiguration.errorCausedByState can only be specified with mock.errorOutput",
    ],
    [
      "failed iterations of a Task state",
      task,
      { ...result, stateConfiguration: { mapIterationFailureCount: 1 } },
      "stateConfiguration.mapIterationFailureCount can only be specified for Map states",
    ],
    [
      "data for a reader that is not there",
      map,
      { mock: { result: "[]" }, stateConfiguration: { mapItemReaderData: "[]" } },
      "stateConfiguration.mapItemReaderData can only be specified for Map states with an ItemReader",
    ],
  ])("%s", async (_, state, request, text) => {
    expect(await refusalOf(testState(state, request))).toBe(`ValidationException: ${text}`);
  });

  test.each([map, parallel])("%j without a mock", async (state) => {
    expect(await refusalOf(testState(state))).toBe(
      "InvalidDefinition: TestState API does not support Map or Parallel states. Supported state types include: [Task, Wait, Pass, Succeed, Fail, Choice]",
    );
  });

  test.each([
    [{ stateConfiguration: { retrierRetryCount: -1 } }, "stateConfiguration.retrierRetryCount", "'-1' "],
    [{ stateConfiguration: { mapIterationFailureCount: -1 } }, "stateConfiguration.mapIterationFailureCount", "'-1' "],
  ])("what is below its least value: %j", async (request, member, shown) => {
    expect(await refusalOf(testState(task, { ...result, ...request }))).toBe(
      `ValidationException: 1 validation error detected: Value ${shown}at '${member}' failed to satisfy constraint: Member must have value greater than or equal to 0`,
    );
  });

  test.each([
    ["mock.result", { mock: { result: `"${"é".repeat(131_072)}"` } }, 262_144],
    ["mock.errorOutput.error", { mock: { errorOutput: { error: "e".repeat(257) } } }, 256],
    ["mock.errorOutput.cause", { mock: { errorOutput: { error: "e", cause: "c".repeat(32_769) } } }, 32_768],
    ["context", { ...result, context: `"${"x".repeat(262_143)}"` }, 262_144],
    ["variables", { ...result, variables: `"${"x".repeat(262_143)}"` }, 262_144],
    ["stateName", { ...result, stateName: "n".repeat(81) }, 80],
    [
      "stateConfiguration.mapItemReaderData",
      { ...result, stateConfiguration: { mapItemReaderData: "x".repeat(262_145) } },
      262_144,
    ],
  ])("%s that is too long", async (member, request, longest) => {
    expect(await refusalOf(testState(task, request))).toBe(
      `ValidationException: 1 validation error detected: Value at '${member}' failed to satisfy constraint: Member must have length less than or equal to ${longest}`,
    );
  });
});
