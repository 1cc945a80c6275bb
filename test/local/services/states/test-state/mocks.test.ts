import { describe, expect, test } from "vitest";
import { refusalOf } from "../support/refusal.ts";
import { parallel, taskOf, writing, useTestState } from "./tested-states.ts";

const testState = useTestState();
const answerTo = (resource: string, result: unknown, fieldValidationMode?: string) =>
  testState(taskOf(resource), { mock: { result: JSON.stringify(result), fieldValidationMode } });
const wrong = (field: string, fault: string) => `Mock result schema validation error: Field '${field}' ${fault}`;

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
    const bare = { ...state, Parameters: { FunctionName: "f", "Payload.$": "$$.State.Name" } };
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
