import { explainFault } from "../errors/explain-fault.ts";
import { StatesError } from "../errors/states-error.ts";
import type { Routine } from "../execution/routine.ts";
import type { Branch } from "../execution/run.ts";
import { RetryGranted, type StateTest, type Verdict } from "../execution/state-test.ts";
import type { Visit } from "../execution/visit.ts";
import { errorOfIteration, firstItem } from "../map/test-iteration.ts";
import { type Payload, textOf } from "../payload.ts";
import { attemptWithRetries } from "../retry-and-catch/attempt.ts";
import type { Departure } from "./departure.ts";
import { findState, type Parent } from "./find-state.ts";
import { visitState } from "./run-states.ts";
import type { StateGraph } from "./state.ts";

/**
 * Visits one state of a machine, at whatever depth, and tells what became of it. An error that it does not handle goes
 * to the Parallel and Map states around it, as in an execution ("Error propagation in Map and Parallel states" in the
 * developer guide).
 */
export function* testState(graph: StateGraph, main: Branch, test: StateTest): Routine<Payload> {
  const found = findState(graph, test.stateName);
  if (found === undefined) throw new TypeError(`there is no state '${test.stateName}'`);
  const { state, parents } = found;
  const { input } = main.position;
  const map = test.context === undefined ? firstItem(parents, input.value) : undefined;
  const branch: Branch = { ...main, map, position: { stateName: test.stateName, input, visit: undefined } };
  test.conclude(yield* verdictOn(visitState(state, branch), { branch, parents, test }));
  return input;
}

interface Surroundings {
  readonly branch: Branch;
  readonly parents: readonly Parent[];
  readonly test: StateTest;
}

function* verdictOn(attempt: Routine<Departure>, surroundings: Surroundings): Routine<Verdict> {
  try {
    const { output, next, caught } = yield* attempt;
    return {
      status: caught === undefined ? "SUCCEEDED" : "CAUGHT_ERROR",
      output: textOf(output),
      ...(next !== undefined && { nextState: next }),
      ...(caught && failureOf(caught)),
    };
  } catch (thrown) {
    if (thrown instanceof RetryGranted) return { status: "RETRIABLE", ...failureOf(thrown.failure) };
    if (!(thrown instanceof StatesError)) throw thrown;
    const { parents, test } = surroundings;
    const [parent, ...others] = parents;
    const error = parent && errorOfPart(parent, thrown, test);
    if (parent === undefined || error === undefined) return { status: "FAILED", ...failureOf(thrown) };
    return yield* verdictOn(handleBy(parent, error, surroundings), { ...surroundings, parents: others });
  }
}

/** What a state fails with when a state within it does; undefined when it goes on all the same. */
function errorOfPart({ state }: Parent, error: StatesError, test: StateTest): StatesError | undefined {
  return state.type === "Map" ? errorOfIteration(state, error, test) : error;
}

/** `Retry` and `Catch` of a state for an error that comes from within it. */
function* handleBy({ stateName, state }: Parent, error: StatesError, { branch }: Surroundings): Routine<Departure> {
  if (!("retriers" in state)) throw error;
  const visit: Visit = { ...visitBy(branch), stateName };
  const { retriers, catchers } = state;
  const attempt = (): never => {
    throw error;
  };
  try {
    return yield* attemptWithRetries({ visit, retriers, catchers, attempt, giveUp: () => undefined });
  } catch (thrown) {
    throw thrown instanceof RetryGranted ? thrown : explainFault(thrown, visit);
  }
}

function visitBy({ position }: Branch): Visit {
  if (position.visit === undefined) throw new TypeError("the state was never entered");
  return position.visit;
}

function failureOf({ error, reason }: StatesError): Pick<Verdict, "error" | "cause"> {
  return { ...(error !== undefined && { error }), ...(reason !== undefined && { cause: reason }) };
}
