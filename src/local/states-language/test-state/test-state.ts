import { StatesError } from "../errors/states-error.ts";
import { explainFault } from "../errors/explain-fault.ts";
import type { Routine } from "../execution/routine.ts";
import type { Branch } from "../execution/run.ts";
import type { Scenario } from "../execution/scenario.ts";
import type { Visit } from "../execution/visit.ts";
import { isObject } from "../json.ts";
import { payloadOf, textOf } from "../payload.ts";
import type { Departure } from "../states/departure.ts";
import { findState, type Parent } from "../states/find-state.ts";
import { visitState } from "../states/run-states.ts";
import type { StateGraph } from "../states/state.ts";
import { attemptOnce, RetryGranted } from "./attempt-once.ts";
import { type InspectionRecorder, createInspectionRecorder, type Seen } from "./inspection.ts";
import { observeState } from "./observe-state.ts";
import { runTestedState } from "./run-tested-state.ts";
import type { StateTest, Verdict } from "./state-test.ts";
import { errorOfIteration, firstItem } from "./test-iteration.ts";

/** AWS calls every state that is tested so, whatever its name is in its machine (recorded). */
const shownName = "StateName";

interface Test {
  readonly test: StateTest;
  readonly recorder: InspectionRecorder;
}

/** A test on its way. */
export interface StateTesting extends Scenario {
  /** Present when the outcome of the state is known. */
  verdict(): Verdict | undefined;
  /** The observations of the state so far. */
  seen(): Seen;
}

/**
 * An execution that visits one state of a machine and reports its outcome. It observes from outside: the state is
 * the same as in any execution, but its data is noted on its way.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/test-state-isolation.html
 */
export function testingState(test: StateTest): StateTesting {
  const recorder = createInspectionRecorder();
  let verdict: Verdict | undefined;
  return {
    verdict: () => verdict,
    seen: recorder.seen,
    variables: test.variables,
    contextObject(own) {
      const { State, Map: map } = own;
      if (test.context !== undefined) return map === undefined ? test.context : { ...test.context, Map: map };
      return { ...own, State: { ...(isObject(State) && State), Name: shownName } };
    },
    *run(graph, main) {
      verdict = yield* testState(graph, main, { test, recorder });
      return main.position.input;
    },
  };
}

/**
 * Visits one state of a machine, at whatever depth. An error that it does not handle goes to the Parallel and Map
 * states around it, as in an execution ("Error propagation in Map and Parallel states" in the developer guide).
 */
function* testState(graph: StateGraph, main: Branch, { test, recorder }: Test): Routine<Verdict> {
  const found = findState(graph, test.stateName);
  if (found === undefined) throw new TypeError(`there is no state '${test.stateName}'`);
  const { parents } = found;
  const { input } = main.position;
  const map = test.context === undefined ? firstItem(parents, input.value) : undefined;
  const branch: Branch = { ...main, map, position: { stateName: test.stateName, input, visit: undefined } };
  const state = observeState(found.state, recorder);
  const visit = visitState(state, branch, (own, at) => runTestedState(own, at, { test, recorder }));
  const verdict = yield* verdictOn(visit, { branch, parents, test, recorder });
  if (verdict.status === "SUCCEEDED" || verdict.status === "CAUGHT_ERROR")
    recorder.payload("variables", payloadOf(branch.variables));
  return verdict;
}

interface TestContext extends Test {
  readonly branch: Branch;
  readonly parents: readonly Parent[];
}

function* verdictOn(attempt: Routine<Departure>, context: TestContext): Routine<Verdict> {
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
    const { parents, test } = context;
    const [parent, ...others] = parents;
    const error = parent && errorOfPart(parent, thrown, test);
    if (parent === undefined || error === undefined) return { status: "FAILED", ...failureOf(thrown) };
    return yield* verdictOn(handleBy(parent, error, context), { ...context, parents: others });
  }
}

/** The error of a state in which a state fails; undefined when it still continues. */
function errorOfPart({ state }: Parent, error: StatesError, test: StateTest): StatesError | undefined {
  return state.type === "Map" ? errorOfIteration(state, error, test) : error;
}

/** `Retry` and `Catch` of a state for an error that comes from within it. */
function* handleBy({ stateName, state }: Parent, error: StatesError, within: TestContext): Routine<Departure> {
  if (!("retriers" in state)) throw error;
  const { branch, recorder, test } = within;
  const visit: Visit = { ...visitBy(branch), stateName };
  const attempt = (): never => {
    throw error;
  };
  try {
    return yield* attemptOnce({ visit, handling: state, recorder, retriesMade: test.retriesMade, attempt });
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
