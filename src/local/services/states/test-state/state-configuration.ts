import type { MockInput, TestStateConfiguration } from "@aws-sdk/client-sfn";
import { findState } from "../../../states-language/index.ts";
import { invalidRequest } from "../requests/errors.ts";
import type { TestedState } from "./tested-state.ts";

/** @throws ValidationException when the state has no use for a part of its configuration */
export function checkStateConfiguration(
  { name, found: { state, parents }, machine }: TestedState,
  configuration: TestStateConfiguration,
  mock: MockInput | undefined,
): void {
  const { errorCausedByState, mapIterationFailureCount, mapItemReaderData, retrierRetryCount } = configuration;
  const refuse = (member: string, condition: string): never => {
    throw invalidRequest(`stateConfiguration.${member} can only be specified ${condition}`);
  };
  if (retrierRetryCount !== undefined && mock === undefined) refuse("retrierRetryCount", "with a mock");
  if (errorCausedByState !== undefined) {
    if (state.type !== "Map" && state.type !== "Parallel") refuse("errorCausedByState", "for Map or Parallel states");
    if (mock?.errorOutput === undefined) refuse("errorCausedByState", "with mock.errorOutput");
    const cause = findState(machine.graph, errorCausedByState);
    if (!cause?.parents.some((parent) => parent.stateName === name))
      throw invalidRequest(`State not found in the state '${name}': '${errorCausedByState}'`);
  }
  if (mapIterationFailureCount !== undefined) {
    const isWithinMap = parents.some((parent) => parent.state.type === "Map");
    if (state.type !== "Map" && !isWithinMap) refuse("mapIterationFailureCount", "for Map states");
    if (mock === undefined) refuse("mapIterationFailureCount", "with a mock");
  }
  if (mapItemReaderData !== undefined && (state.type !== "Map" || state.distribution?.reader === undefined))
    refuse("mapItemReaderData", "for Map states with an ItemReader");
}
