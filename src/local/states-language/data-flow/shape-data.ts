import type { Routine } from "../execution/routine.ts";
import type { Visit } from "../execution/visit.ts";
import type { Payload } from "../payload.ts";
import { noteAssigned } from "./assign.ts";
import type { Flow, StatesData } from "./query-language.ts";
import { settle } from "./eventual.ts";

/*
 * The way of the data through a state (https://states-language.net/spec.html#filters):
 *
 *   input → InputPath → Parameters | Arguments → work → ResultSelector → Assign → ResultPath → OutputPath | Output
 */

/** Computes the output of a state from the result of its work. */
export function* outputOf(flow: Flow, visit: Visit, result: Payload): Routine<Payload> {
  const selected = flow.select(visit, result);
  return yield* finish(flow, visit, selected, { input: visit.input.value, result: selected.value });
}

/** Makes what a state without work passes on from its input. */
export function* passOn(flow: Flow, visit: Visit, made: Payload): Routine<Payload> {
  const selected = flow.select(visit, made);
  return yield* finish(flow, visit, selected, { input: selected.value });
}

/** Makes what a catcher passes on from the error. */
export function* passErrorOn(flow: Flow, visit: Visit, error: Payload): Routine<Payload> {
  return yield* finish(flow, visit, error, { input: visit.input.value, errorOutput: error.value });
}

function* finish(flow: Flow, visit: Visit, selected: Payload, data: StatesData): Routine<Payload> {
  if (flow.assign !== undefined) noteAssigned(visit, yield* settle(flow.assign.evaluate(visit, data)));
  return yield* settle(flow.output(visit, flow.place(visit, selected), data));
}

/** Returns what the state works on: `input` as the flow's `InputPath` gives it. */
export function workInputOf(flow: Flow, visit: Visit, input: Payload): Routine<Payload> {
  return settle(flow.workInput(visit, input));
}
