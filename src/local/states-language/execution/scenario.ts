import type { JsonObject } from "../json.ts";
import type { Payload } from "../payload.ts";
import type { StateGraph } from "../states/state.ts";
import type { Routine } from "./routine.ts";
import type { Branch } from "./run.ts";

/** Replaces a run of the machine from its start. The states do not depend on it. */
export interface Scenario {
  /** Variables that are set when it begins. */
  readonly variables: JsonObject;
  /** The context object that expressions see, made of the execution's own. */
  contextObject(own: JsonObject): JsonObject;
  run(graph: StateGraph, main: Branch): Routine<Payload>;
}
