import type { Flow, QueryLanguage } from "../data-flow/query-language.ts";
import { passOn } from "../data-flow/shape-data.ts";
import type { Routine } from "../execution/routine.ts";
import type { Visit } from "../execution/visit.ts";
import type { JsonObject } from "../json.ts";
import type { Departure } from "./departure.ts";

/**
 * Ends its sequence of states well.
 *
 * @see https://states-language.net/spec.html#succeed-state
 */
export interface SucceedState {
  readonly type: "Succeed";
  readonly flow: Flow;
}

/** Reads the fields of a definition that was validated. */
export function parseSucceed(source: JsonObject, language: QueryLanguage): SucceedState {
  return { type: "Succeed", flow: language.flow(source) };
}

/** Leaves the sequence with the output of the state. */
export function* runSucceed({ flow }: SucceedState, visit: Visit): Routine<Departure> {
  return { output: yield* passOn(flow, visit, flow.input(visit)), next: undefined };
}
