import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { roleArn } from "./support/definitions.ts";
import { refusalOf } from "./support/refusal.ts";
import { FunctionError, simulateLambda } from "./support/simulated-lambda.ts";
import { openStatesHost, type StatesHost } from "./support/states-host.ts";

let host: StatesHost;
beforeEach(() => {
  const simulate = simulateLambda({
    double: (event) => [event, event],
    broken() {
      throw new FunctionError({ errorType: "Broken", errorMessage: "no" });
    },
  });
  host = openStatesHost({ simulate });
});
afterEach(() => host.close());

const testState = (state: object, request: object = {}) =>
  host.call("TestState", { definition: JSON.stringify(state), roleArn, ...request });

const functionArn = (name: string) => `arn:aws:lambda:us-west-2:123456789012:function:${name}`;
const task = (name: string, more: object = {}) => ({
  Type: "Task",
  Resource: functionArn(name),
  Next: "After",
  ...more,
});
const brokenCause = '{"errorType":"Broken","errorMessage":"no"}';

describe("TestState", () => {
  test("answers output and next state", async () => {
    const state = { Type: "Pass", Parameters: { "a.$": "$.b" }, ResultPath: "$.c", Next: "After" };
    expect(await testState(state, { input: '{"b":1}' })).toEqual({
      status: "SUCCEEDED",
      output: '{"b":1,"c":{"a":1}}',
      nextState: "After",
    });
    expect(await testState({ Type: "Pass", End: true }, { input: "7" })).toEqual({ status: "SUCCEEDED", output: "7" });
  });

  test("follows a choice", async () => {
    const state = {
      Type: "Choice",
      Choices: [{ Variable: "$.n", NumericGreaterThan: 5, Next: "Big" }],
      Default: "Small",
    };
    expect(await testState(state, { input: '{"n":6}' })).toMatchObject({ nextState: "Big" });
    expect(await testState(state, { input: '{"n":5}' })).toMatchObject({ nextState: "Small" });
  });

  test("calls the services as the role, and shows the data on its way", async () => {
    const answer = await testState(task("double", { Parameters: { "x.$": "$" } }), {
      input: "1",
      inspectionLevel: "DEBUG",
    });
    expect(answer).toEqual({
      status: "SUCCEEDED",
      output: '[{"x":1},{"x":1}]',
      nextState: "After",
      inspectionData: {
        input: "1",
        afterInputPath: "1",
        afterParameters: '{"x":1}',
        result: '[{"x":1},{"x":1}]',
        afterResultSelector: '[{"x":1},{"x":1}]',
        afterResultPath: '[{"x":1},{"x":1}]',
      },
    });
    expect(host.calls[0]?.caller.principal.type).toBe("assumed-role");
  });

  test("shows each filter of a Pass state, as the example in the developer guide", async () => {
    const state = {
      Type: "Pass",
      InputPath: "$.payload",
      Parameters: { data: 1 },
      ResultPath: "$.result",
      OutputPath: "$.result.data",
      Next: "Another State",
    };
    const request = { input: '{"payload": {"foo": "bar"}}', inspectionLevel: "DEBUG" };
    expect(await testState(state, request)).toEqual({
      output: "1",
      inspectionData: {
        input: '{"payload": {"foo": "bar"}}',
        afterInputPath: '{"foo":"bar"}',
        afterParameters: '{"data":1}',
        afterResultSelector: '{"data":1}',
        afterResultPath: '{"payload":{"foo":"bar"},"result":{"data":1}}',
      },
      nextState: "Another State",
      status: "SUCCEEDED",
    });
    expect(await testState(state, { ...request, inspectionLevel: "INFO" })).not.toHaveProperty("inspectionData");
    expect(await testState(state, { ...request, inspectionLevel: "TRACE" })).toHaveProperty("inspectionData");
    expect(await refusalOf(testState(state, { ...request, inspectionLevel: "ALL" }))).toMatch(
      /^ValidationException: .*inspectionLevel/,
    );
  });

  test("shows what JSONata makes of the data, and the variables", async () => {
    const state = task("double", {
      QueryLanguage: "JSONata",
      Arguments: "{% $n + 1 %}",
      Assign: { twice: "{% $states.result %}" },
      Output: "{% $states.result[0] %}",
    });
    expect(await testState(state, { variables: '{"n":1}', inspectionLevel: "DEBUG" })).toEqual({
      status: "SUCCEEDED",
      output: "2",
      nextState: "After",
      inspectionData: { input: "{}", afterArguments: "2", result: "[2,2]", variables: '{"n":1,"twice":[2,2]}' },
    });
  });

  test.each([
    [
      { Retry: [{ ErrorEquals: ["Other"] }, { ErrorEquals: ["Broken"], IntervalSeconds: 7 }] },
      { retryIndex: 1, retryBackoffIntervalSeconds: 7 },
    ],
    [
      {
        Catch: [
          { ErrorEquals: ["Other"], Next: "A" },
          { ErrorEquals: ["States.ALL"], Next: "B" },
        ],
      },
      { catchIndex: 1 },
    ],
  ])("shows what handled an error", async (more, errorDetails) => {
    const answer = await testState(task("broken", more), { inspectionLevel: "DEBUG" });
    expect(answer["inspectionData"]).toMatchObject({ afterInputPath: "{}", afterParameters: "{}", errorDetails });
  });

  test.each([
    ["failed", {}, { status: "FAILED", error: "Broken", cause: brokenCause }],
    [
      "would be tried again",
      { Retry: [{ ErrorEquals: ["Broken"], IntervalSeconds: 100 }] },
      { status: "RETRIABLE", error: "Broken", cause: brokenCause },
    ],
    [
      "was caught",
      { Catch: [{ ErrorEquals: ["Broken"], Next: "Mend", ResultPath: "$.error" }] },
      {
        status: "CAUGHT_ERROR",
        error: "Broken",
        cause: brokenCause,
        nextState: "Mend",
        output: JSON.stringify({ error: { Error: "Broken", Cause: brokenCause } }),
      },
    ],
  ])("tells a task that %s", async (_, more, answer) => {
    expect(await testState(task("broken", more))).toEqual(answer);
  });

  test("takes a made-up result in the place of the service", async () => {
    const state = { Type: "Task", Resource: "arn:aws:states:us-west-2:123456789012:activity:a", End: true };
    expect(await testState(state, { mock: { result: '{"ok":true}' } })).toEqual({
      status: "SUCCEEDED",
      output: '{"ok":true}',
    });
    expect(await testState(state, { mock: { errorOutput: { error: "E", cause: "C" } } })).toEqual({
      status: "FAILED",
      error: "E",
      cause: "C",
    });
    expect(await refusalOf(testState(state))).toBe(
      "ValidationException: TestState supports the resource 'arn:aws:states:us-west-2:123456789012:activity:a' only when a mock is specified",
    );
  });

  test("takes one state out of a machine, with variables set", async () => {
    const definition = JSON.stringify({
      QueryLanguage: "JSONata",
      StartAt: "First",
      States: { First: { Type: "Pass", Next: "Sum" }, Sum: { Type: "Pass", Output: "{% $n + 1 %}", End: true } },
    });
    const variables = '{"n":41}';
    expect(await host.call("TestState", { definition, stateName: "Sum", variables })).toEqual({
      status: "SUCCEEDED",
      output: "42",
    });
    expect(await refusalOf(host.call("TestState", { definition, stateName: "Third" }))).toBe(
      "ValidationException: State not found in definition",
    );
  });

  test("refuses what is not a state", async () => {
    expect(await refusalOf(host.call("TestState", { definition: "[]" }))).toBe(
      "InvalidDefinition: Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: Expected value of type [OBJECT] at /'",
    );
    expect(await refusalOf(testState({ Type: "Pass" }))).toContain(
      "InvalidDefinition: Invalid State Machine Definition: '",
    );
    expect(await refusalOf(testState({ Type: "Pass", End: true }, { input: "{" }))).toBe(
      "InvalidExecutionInput: Invalid State Machine Execution Input: 'Unexpected end-of-input: expected close marker for Object'",
    );
  });
});

describe("what TestState shows of a state, and no more than AWS", () => {
  test("its name is StateName, its execution has no id behind the name, and without a role there is none", async () => {
    const state = { Type: "Pass", QueryLanguage: "JSONata", Output: "{% $states.context %}", End: true };
    const answer = await host.call("TestState", { definition: JSON.stringify(state) });
    const context = JSON.parse(String(answer["output"]));
    expect(context).toMatchObject({ State: { Name: "StateName" }, Execution: { RoleArn: null } });
    const { Id: id, Name: name } = context.Execution;
    expect(id).toBe(`arn:aws:states:us-west-2:123456789012:express:${context.StateMachine.Name}:${name}`);
  });

  test("a Pass state with a Result shows neither its input's way", async () => {
    const state = { Type: "Pass", InputPath: "$.a", Result: 1, ResultPath: "$.b", End: true };
    expect(await testState(state, { input: '{"a":2}', inspectionLevel: "DEBUG" })).toEqual({
      status: "SUCCEEDED",
      output: '{"a":2,"b":1}',
      inspectionData: { input: '{"a":2}', result: "1", afterResultSelector: "1", afterResultPath: '{"a":2,"b":1}' },
    });
  });

  test("a Fail state shows its input", async () => {
    const answer = await testState({ Type: "Fail", Error: "E" }, { input: "1", inspectionLevel: "DEBUG" });
    expect(answer["inspectionData"]).toEqual({ input: "1", afterInputPath: "1" });
  });

  test("the text about its failure does not say where in a history it is", async () => {
    const state = { Type: "Pass", Parameters: { "a.$": "$.b" }, End: true };
    expect(await testState(state, { input: "{}" })).toMatchObject({
      status: "FAILED",
      error: "States.Runtime",
      cause: "The JSONPath '$.b' specified for the field 'a.$' could not be found in the input '{}'",
    });
    const computed = { Type: "Pass", QueryLanguage: "JSONata", Output: "{% $states.input.b %}", End: true };
    expect(await testState(computed, { input: "{}" })).toMatchObject({
      status: "FAILED",
      error: "States.QueryEvaluationError",
      cause: "The JSONata expression '$states.input.b' specified for the field 'Output' returned nothing (undefined).",
    });
  });

  test("mistakes are named at /States/StateName", async () => {
    expect(await refusalOf(testState({ Type: "Pass" }))).toContain(" at /States/StateName'");
  });

  test("functions may be placeholders", async () => {
    const state = { Type: "Task", Resource: "arn:aws:lambda:your-region:account-id:function:f", End: true };
    expect(await testState(state, { mock: { result: "1" } })).toMatchObject({ output: "1" });
  });
});
