import type { State, StateGraph } from "./state.ts";

/**
 * The sequences of states within a state: branches of a Parallel state, the processor of a Map state.
 *
 * @see https://states-language.net/spec.html#states-fields
 */
export function innerGraphs(state: State): readonly StateGraph[] {
  if (state.type === "Parallel") return state.branches;
  return state.type === "Map" ? [state.processor] : [];
}
