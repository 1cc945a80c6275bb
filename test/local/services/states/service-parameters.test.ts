import { describe, expect, test } from "vitest";
import { openHost } from "./support/open-host.ts";
import { runTask } from "./support/run-task.ts";

const action = (name: string) => `arn:aws:states:::${name}`;

/** AWS's words on the parameters of a service: at creation, and where a task would start with them. */
describe("a definition", () => {
  const validate = async (state: object) => {
    const source = JSON.stringify({ StartAt: "T", States: { T: { Type: "Task", End: true, ...state } } });
    const { diagnostics } = await openHost().call("ValidateStateMachineDefinition", { definition: source });
    if (!Array.isArray(diagnostics)) throw new TypeError("no diagnostics");
    return diagnostics.map(({ code, message, location }) => `${code}: ${message} at ${location}`);
  };
  const mistake = (text: string, field = "Parameters") => `SCHEMA_VALIDATION_FAILED: ${text} at /States/T/${field}`;
  const required = (name: string) => mistake(`The field '${name}' is required but was missing`);

  test.each(["lambda:invoke", "aws-sdk:s3:listBuckets", "aws-sdk:batch:submitJob", "states:startExecution.sync:2"])(
    "with %s needs Parameters, or Arguments in JSONata",
    async (name) => {
      const Resource = action(name);
      const absent = (field: string) => [
        mistake(`${field} field is required for resource ARN: ${Resource}`, "Resource"),
      ];
      expect(await validate({ Resource })).toEqual(absent("Parameters"));
      expect(await validate({ Resource, QueryLanguage: "JSONata" })).toEqual(absent("Arguments"));
    },
  );

  test.each([
    ["lambda:invoke", ["FunctionName"]],
    ["sns:publish", ["Message"]],
    ["dynamodb:putItem", ["TableName", "Item"]],
    ["dynamodb:getItem", ["TableName", "Key"]],
    ["states:startExecution.sync", ["StateMachineArn"]],
    ["events:putEvents", ["Entries"]],
    ["aws-sdk:rekognition:detectFaces", ["Image"]],
    ["aws-sdk:s3:listBuckets", []],
  ])("with %s needs %j", async (name, fields) => {
    expect(await validate({ Resource: action(name), Parameters: {} })).toEqual(fields.map(required));
    const dynamic = Object.fromEntries(fields.map((field) => [`${field}.$`, "$.given"]));
    expect(await validate({ Resource: action(name), Parameters: dynamic })).toEqual([]);
  });

  test.each<[string, object, string[]]>([
    ["lambda:invoke", { FunctionName: "f", TaskToken: "t" }, ["TaskToken"]],
    ["lambda:invoke.waitForTaskToken", { FunctionName: "f", "TaskToken.$": "$$.Task.Token" }, []],
    ["aws-sdk:sfn:startExecution", { StateMachineArn: "m", name: "n" }, ["name"]],
    ["dynamodb:putItem", { TableName: "t", Item: { id: { S: "1" }, n: { M: { a: { s: "x" } } } } }, ["s"]],
    ["dynamodb:putItem", { TableName: "t", Item: { id: { M: { a: { Nul: true }, b: { NULL: true } } } } }, []],
    ["events:putEvents", { Entries: [{ Detail: {} }, { Odd: 1 }] }, ["Odd"]],
    ["aws-sdk:s3:copyObject", { SourceBucket: "a" }, []],
    ["aws-sdk:glue:startJobRun", { Odd: 1 }, []],
  ])("with %s and %j has these unknown fields: %j", async (name, Parameters, fields) => {
    expect(await validate({ Resource: action(name), Parameters })).toEqual(
      fields.map((field) => mistake(`The field "${field}" is not supported by Step Functions`)),
    );
  });

  test("may hold the whole request in one JSONata expression", async () => {
    const state = { Resource: action("dynamodb:putItem"), QueryLanguage: "JSONata", Arguments: "{% $states.input %}" };
    expect(await validate(state)).toEqual([]);
  });
});

describe("a task", () => {
  test.each<[string, object, string]>([
    ["lambda:invoke", { FunctionName: "f", Payload: 1 }, "The value for the field 'Payload' must be a STRING"],
    [
      "lambda:invoke",
      { FunctionName: "f", TaskToken: "t" },
      'The field "TaskToken" is not supported by Step Functions',
    ],
    ["lambda:invoke", { Payload: {} }, "The field 'FunctionName' is required but was missing"],
    [
      "lambda:invoke",
      { FunctionName: "f", Payload: { "token.$": "abc" } },
      "The value for the field 'token.$' must be a valid JSONPath or a valid intrinsic function call",
    ],
    [
      "dynamodb:putItem",
      { TableName: "t", Item: { id: { S: { a: 1 } }, n: { N: 5 } } },
      "The value for the field 'S' must be a STRING, The value for the field 'N' must be a STRING",
    ],
    [
      "dynamodb:putItem",
      { TableName: "t", Item: { id: "plain" } },
      "The value of the field 'id' has an invalid format",
    ],
    [
      "aws-sdk:dynamodb:putItem",
      { TableName: "t", Item: { id: { s: "x" } } },
      'The field "s" is not supported by Step Functions',
    ],
  ])("with %s does not start with %j, whatever catches", async (name, input, reason) => {
    const { opened, described, events } = await runTask(
      {
        Resource: action(name),
        QueryLanguage: "JSONata",
        Arguments: "{% $states.input %}",
        Retry: [{ ErrorEquals: ["States.ALL"] }],
        Catch: [{ ErrorEquals: ["States.ALL"], Next: "T" }],
      },
      () => ({}),
      JSON.stringify(input),
    );
    expect(described).toMatchObject({
      error: "States.Runtime",
      cause:
        "An error occurred while executing the state 'T' (entered at the event id #2). " +
        `The Parameters '${JSON.stringify(input)}' could not be used to start the Task: [${reason}]`,
    });
    expect(events.map(({ type }) => type)).toEqual(["ExecutionStarted", "TaskStateEntered", "ExecutionFailed"]);
    expect(opened.calls).toEqual([]);
  });
});
