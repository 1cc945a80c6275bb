import { describe, expect, test } from "vitest";
import { refusalOf } from "../support/refusal.ts";
import { map, parallel, taskOf, writing, useTestState } from "./tested-states.ts";

const testState = useTestState();

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
