import type { Machine } from "../machine.ts";
import { innerGraphs } from "../states/inner-graphs.ts";
import type { StateGraph } from "../states/state.ts";

/**
 * Returns what the child executions of a distributed Map state run: its processor as a separate machine. State names
 * are unique within a definition, so the name finds the state at any depth.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html
 */
export function processorOf({ graph }: Machine, stateName: string): Machine | undefined {
  const processor = findProcessor(graph, stateName);
  return processor && { graph: processor, timeoutSeconds: undefined };
}

function findProcessor({ states }: StateGraph, stateName: string): StateGraph | undefined {
  const state = states.get(stateName);
  if (state?.type === "Map") return state.processor;
  for (const inner of states.values()) {
    for (const graph of innerGraphs(inner)) {
      const found = findProcessor(graph, stateName);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}
