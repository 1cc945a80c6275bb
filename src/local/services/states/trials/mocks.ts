import type { MockInput } from "@aws-sdk/client-sfn";
import { loadServiceModel } from "../../../protocol/service-model.ts";
import type { Json, MadeUpWork, State } from "../../../states-language/index.ts";
import { answeringOperation } from "../integrations/choose-integration.ts";
import { invalidRequest } from "../requests/errors.ts";
import { shapeFault } from "./answer-shape.ts";
import { readJsonMember } from "./json-members.ts";
import type { TestedState } from "./tested-state.ts";

/**
 * What a request makes up in place of the state's work.
 * @throws ValidationException when the state does not take it, or does not do without it
 */
export async function readMock(
  { found: { state } }: TestedState,
  mock: MockInput | undefined,
): Promise<MadeUpWork | undefined> {
  if (mock === undefined) {
    refuseWithout(state);
    return undefined;
  }
  if (!hasWork(state)) throw invalidRequest("A mock can only be specified for Task, Map, or Parallel states");
  const { result, errorOutput, fieldValidationMode = "STRICT" } = mock;
  if (result !== undefined && errorOutput !== undefined)
    throw invalidRequest("mock.result and mock.errorOutput cannot both be specified");
  if (errorOutput !== undefined) {
    const { error, cause } = errorOutput;
    if (error === undefined) throw invalidRequest("mock.errorOutput.error is required");
    return { kind: "error", error, cause };
  }
  if (result === undefined) throw invalidRequest("Either mock.result or mock.errorOutput must be specified");
  const value = readJsonMember("mock.result", result);
  if (state.type === "Task") await checkAnswer(state.resource, value, fieldValidationMode);
  else checkCollection(state, value);
  return { kind: "result", result };
}

type Working = Extract<State, { type: "Task" | "Map" | "Parallel" }>;

function hasWork(state: State): state is Working {
  return state.type === "Task" || state.type === "Map" || state.type === "Parallel";
}

function refuseWithout(state: State): void {
  if (!hasWork(state)) return;
  if (state.type !== "Task")
    throw invalidRequest(`TestState supports states of the type '${state.type}' only when a mock is specified`);
  const { resource } = state;
  if (/:activity:/.test(resource) || /\.(sync(:2)?|waitForTaskToken)$/.test(resource))
    throw invalidRequest(`TestState supports the resource '${resource}' only when a mock is specified`);
}

/** @throws ValidationException when the service could not have answered this */
async function checkAnswer(resource: string, value: Json, mode: string): Promise<void> {
  const call = mode === "NONE" ? undefined : answeringOperation(resource);
  const output = call && (await loadServiceModel(call.service)).operations.get(call.operation)?.output;
  if (call === undefined || output === undefined) return;
  const fault = shapeFault(output, value, { completeness: mode === "STRICT" ? "whole" : "what is present" });
  if (fault !== undefined)
    throw invalidRequest(`mock.result does not match the response of ${call.service}:${call.operation}: ${fault}`);
}

/** The results of branches or iterations, or where a ResultWriter has put them. */
function checkCollection(state: Exclude<Working, { type: "Task" }>, value: Json): void {
  if (state.type === "Map" && state.distribution?.writer.resource !== undefined) {
    if (typeof value !== "object" || value === null || Array.isArray(value))
      throw invalidRequest("mock.result must be a JSON object for a Map state with a ResultWriter");
    return;
  }
  if (!Array.isArray(value)) throw invalidRequest(`mock.result must be a JSON array for a ${state.type} state`);
  const branches = state.type === "Parallel" ? state.branches.length : value.length;
  if (value.length !== branches)
    throw invalidRequest(`mock.result must have one element for each of the ${branches} branches`);
}
