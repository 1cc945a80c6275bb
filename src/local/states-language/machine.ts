import type { StateGraph } from "./states/state.ts";

/**
 * A definition that was parsed and validated. It is immutable and can serve any number of executions.
 *
 * @see https://states-language.net/spec.html#structure-of-a-state-machine
 */
export interface Machine {
  /** `StartAt` and `States`. */
  readonly graph: StateGraph;
  /** `TimeoutSeconds` of the machine, when it names one. */
  readonly timeoutSeconds: number | undefined;
}
