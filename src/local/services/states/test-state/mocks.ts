import type { MockInput } from "@aws-sdk/client-sfn";
import { AwsError } from "../../../aws-error.ts";
import { isObject, type Json, type MockedWork, parseJson, type State } from "../../../states-language/index.ts";
import { answerShape } from "../aws-services/answer-shapes.ts";
import { invalidRequest } from "../requests/errors.ts";
import { mockedOperation } from "./mocked-operation.ts";
import { answerFault } from "./mocked-answer.ts";
import type { TestedState } from "./tested-state.ts";

/**
 * Reads what a request puts in place of the state's work. The texts are AWS's own (recorded).
 * @throws ValidationException, InvalidDefinition when the state does not take a mock, or does not do without one
 */
export function readMock(
  { found: { state } }: TestedState,
  mock: MockInput | undefined,
  revealSecrets: boolean | undefined,
): MockedWork | undefined {
  if (mock === undefined) {
    refuseWithout(state);
    return undefined;
  }
  if (!hasWork(state)) throw invalidRequest(`State type '${state.type}' is not supported when a mock is specified`);
  if (revealSecrets === true)
    throw invalidRequest("TestState does not support RevealSecrets when a mock is specified.");
  const { result, errorOutput, fieldValidationMode = "STRICT" } = mock;
  if ((result === undefined) === (errorOutput === undefined))
    throw invalidRequest("A test mock should have only one of the following fields: [result, errorOutput].");
  if (errorOutput !== undefined) return { kind: "error", error: errorOutput.error, cause: errorOutput.cause };
  const text = result ?? "";
  const value = readResult(text);
  if (state.type === "Task") checkAnswer(state.resource, value, fieldValidationMode);
  else checkCollection(state, value);
  return { kind: "result", result: text };
}

type Working = Extract<State, { type: "Task" | "Map" | "Parallel" }>;

function hasWork(state: State): state is Working {
  return state.type === "Task" || state.type === "Map" || state.type === "Parallel";
}

function refuseWithout(state: State): void {
  if (!hasWork(state)) return;
  if (state.type !== "Task") {
    const supported = "Supported state types include: [Task, Wait, Pass, Succeed, Fail, Choice]";
    throw new AwsError("InvalidDefinition", `TestState API does not support Map or Parallel states. ${supported}`);
  }
  const { resource } = state;
  if (/:activity:/.test(resource) || /\.(sync(:2)?|waitForTaskToken)$/.test(resource))
    throw invalidRequest(`TestState supports the resource '${resource}' only when a mock is specified`);
}

function readResult(text: string): Json {
  try {
    return parseJson(text);
  } catch {
    throw invalidRequest("Mocked result must be valid JSON");
  }
}

/** @throws ValidationException when the service could not have answered this */
function checkAnswer(resource: string, value: Json, mode: string): void {
  const call = mode === "NONE" ? undefined : mockedOperation(resource);
  const shape = call && answerShape(call.serviceId, call.operation);
  const fault = shape && answerFault(shape, value, { completeness: mode === "STRICT" ? "whole" : "what is present" });
  if (fault !== undefined)
    throw invalidRequest(fault.startsWith("Mocked") ? fault : `Mock result schema validation error: ${fault}`);
}

/** The results of branches or iterations, or where a ResultWriter has put them. */
function checkCollection(state: Exclude<Working, { type: "Task" }>, value: Json): void {
  if (state.type === "Map" && state.distribution?.writer.resource !== undefined) {
    if (!isObject(value)) throw invalidRequest("Mocked result must be a JSON object.");
    return;
  }
  if (!Array.isArray(value)) throw invalidRequest("Mocked result must be an array.");
  if (state.type === "Parallel" && value.length !== state.branches.length)
    throw invalidRequest("Mocked result must contain the same number of items as number of Parallel branches.");
}
