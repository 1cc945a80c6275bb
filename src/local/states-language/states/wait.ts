import { settle } from "../data-flow/eventual.ts";
import type { Flow, QueryLanguage, WaitEnd } from "../data-flow/query-language.ts";
import { passOn } from "../data-flow/shape-data.ts";
import { awaitTimer } from "../execution/await-timer.ts";
import type { Routine } from "../execution/routine.ts";
import type { Visit } from "../execution/visit.ts";
import type { JsonObject } from "../json.ts";
import { type Departure, parseNext } from "./departure.ts";

/**
 * Waits for a number of seconds or until a point in time, and passes its input on.
 *
 * @see https://states-language.net/spec.html#wait-state
 */
export interface WaitState {
  readonly type: "Wait";
  readonly next: string | undefined;
  readonly flow: Flow;
  readonly end: WaitEnd;
}

/** Reads the fields of a definition that was validated. */
export function parseWait(source: JsonObject, language: QueryLanguage): WaitState {
  return { type: "Wait", next: parseNext(source), flow: language.flow(source), end: language.waitEnd(source) };
}

/** Evaluates the end of the wait once, when the state is entered. */
export function* runWait({ flow, end, next }: WaitState, visit: Visit): Routine<Departure> {
  const input = flow.input(visit);
  yield* sleepUntil(yield* settle(end.evaluate(visit, input.value)), visit);
  return { output: yield* passOn(flow, visit, input), next };
}

/** A wait whose end has passed takes no time and needs no timer. */
function* sleepUntil(end: number, { branch, enteredEventId }: Visit): Routine<void> {
  const { run } = branch;
  if (end <= run.history.now) return;
  yield* awaitTimer(run, `wait-${enteredEventId}`, end);
}
