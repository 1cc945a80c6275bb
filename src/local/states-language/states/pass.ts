import type { Flow, QueryLanguage } from "../data-flow/query-language.ts";
import { passOn, workInputOf } from "../data-flow/shape-data.ts";
import { anyField } from "../definition/fields.ts";
import type { Routine } from "../execution/routine.ts";
import type { Visit } from "../execution/visit.ts";
import type { JsonObject } from "../json.ts";
import { type Payload, payloadOf } from "../payload.ts";
import { type Departure, parseNext } from "./departure.ts";

/**
 * Passes its input on, or a fixed result, or what it makes of its input.
 *
 * @see https://states-language.net/spec.html#pass-state
 */
export interface PassState {
  readonly type: "Pass";
  readonly next: string | undefined;
  readonly flow: Flow;
  /** `Result`, taken as it stands: nothing in it is dynamic. */
  readonly result: Payload | undefined;
}

/** Reads the fields of a definition that was validated. */
export function parsePass(source: JsonObject, language: QueryLanguage): PassState {
  const result = anyField(source, "Result");
  return {
    type: "Pass",
    next: parseNext(source),
    flow: language.flow(source),
    result: result === undefined ? undefined : payloadOf(result),
  };
}

/** Passes on `Result`, `Output` or the input; it cannot fail but by the evaluation of its fields. */
export function* runPass({ flow, result, next }: PassState, visit: Visit): Routine<Departure> {
  const made = yield* workInputOf(flow, visit, flow.input(visit));
  return { output: yield* passOn(flow, visit, result ?? made), next };
}
