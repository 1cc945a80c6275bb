import { innerGraphs } from "./inner-graphs.ts";
import type { State, StateGraph } from "./state.ts";

/**
 * A state of a machine with the states it stands within.
 *
 * @see https://states-language.net/spec.html#states-fields
 */
export interface FoundState {
  readonly state: State;
  /** From the innermost to the outermost: Parallel and Map states. */
  readonly parents: readonly Parent[];
}

export interface Parent {
  readonly stateName: string;
  readonly state: State;
}

/** Finds a state by its name, which is unique within a machine, at any depth. */
export function findState({ states }: StateGraph, stateName: string): FoundState | undefined {
  const own = states.get(stateName);
  if (own !== undefined) return { state: own, parents: [] };
  for (const [name, state] of states) {
    for (const graph of innerGraphs(state)) {
      const found = findState(graph, stateName);
      if (found !== undefined) return { ...found, parents: [...found.parents, { stateName: name, state }] };
    }
  }
  return undefined;
}
