import { settle } from "../data-flow/eventual.ts";
import type { Flow, QueryLanguage, TextField } from "../data-flow/query-language.ts";
import { StatesError } from "../errors/states-error.ts";
import type { Routine } from "../execution/routine.ts";
import type { Visit } from "../execution/visit.ts";
import type { JsonObject } from "../json.ts";

/**
 * Ends its sequence of states with an error.
 *
 * @see https://states-language.net/spec.html#fail-state
 */
export interface FailState {
  readonly type: "Fail";
  readonly flow: Flow;
  readonly error: TextField | undefined;
  readonly cause: TextField | undefined;
}

/** `Error` and `Cause` are texts, paths or JSONata expressions. */
export function parseFail(source: JsonObject, language: QueryLanguage): FailState {
  return {
    type: "Fail",
    flow: language.flow(source),
    error: language.text(source, "Error"),
    cause: language.text(source, "Cause"),
  };
}

/** @throws StatesError always: that is what the state is for */
export function* runFail(state: FailState, visit: Visit): Routine<never> {
  const input = state.flow.input(visit).value;
  const error = state.error && (yield* settle(state.error.evaluate(visit, input)));
  const cause = state.cause && (yield* settle(state.cause.evaluate(visit, input)));
  throw new StatesError({ error, cause });
}
