import { explainFault } from "../errors/explain-fault.ts";
import { StatesError } from "../errors/states-error.ts";
import { record } from "../events/record.ts";
import { stateAborted, stateEntered, stateExited } from "../events/state-events.ts";
import { yieldThread } from "../execution/yield-thread.ts";
import type { Routine } from "../execution/routine.ts";
import type { Branch } from "../execution/run.ts";
import type { Visit } from "../execution/visit.ts";
import { type Payload, textOf } from "../payload.ts";
import { dataLimitExceeded, exceedsPayloadLimit } from "../size-limit.ts";
import { runChoice } from "./choice.ts";
import type { Departure } from "./departure.ts";
import { runFail } from "./fail.ts";
import { runMap } from "./map.ts";
import { runParallel } from "./parallel.ts";
import { runPass } from "./pass.ts";
import type { State, StateGraph } from "./state.ts";
import { runSucceed } from "./succeed.ts";
import { runTask } from "./task.ts";
import { runWait } from "./wait.ts";

/**
 * Runs one state after the other, from the current position of the branch to its last state.
 *
 * @see https://states-language.net/spec.html#transition
 * @throws StatesError
 */
export function* runStates(graph: StateGraph, branch: Branch): Routine<Payload> {
  for (;;) {
    const { stateName } = branch.position;
    const state = graph.states.get(stateName);
    if (state === undefined) throw new TypeError(`there is no state '${stateName}'`);
    yield* yieldThread(branch.run);
    const { output, next } = yield* visitState(state, branch);
    if (next === undefined) return output;
    branch.position = { stateName: next, input: output, visit: undefined };
  }
}

/**
 * From the state's StateEntered event to its StateExited event.
 * @param run what the state does in between
 * @throws StatesError
 */
export function* visitState(
  state: State,
  branch: Branch,
  run: (state: State, visit: Visit) => Routine<Departure> = runState,
): Routine<Departure> {
  const { position } = branch;
  const visit = position.visit === undefined ? enter(state, branch) : reenter(state, branch, position.visit);
  position.visit = visit;
  let aborted = true;
  try {
    const departure = yield* run(state, visit);
    leave(state, visit, departure);
    aborted = false;
    return departure;
  } catch (thrown) {
    aborted = false;
    throw thrown instanceof StatesError ? thrown : explainFault(thrown, visit);
  } finally {
    if (aborted) record(branch, stateAborted(state.type));
  }
}

function enter(state: State, branch: Branch): Visit {
  const { stateName, input } = branch.position;
  const precedingEventId = branch.cursor;
  const enteredEventId = record(branch, stateEntered(state.type, stateName, input));
  return {
    branch,
    stateName,
    input,
    enteredAt: branch.run.history.now,
    enteredEventId,
    precedingEventId,
    retryCount: "retriers" in state ? 0 : undefined,
    taskToken: undefined,
    assigned: undefined,
    begun: undefined,
  };
}

/**
 * Continues a visit when the execution is redriven. The state is not entered a second time: what it does now follows
 * its StateEntered event, and retries are counted anew. Only a Fail state is entered again ("Redrive behavior of
 * individual states" in the developer guide).
 */
function reenter(state: State, branch: Branch, visit: Visit): Visit {
  if (state.type === "Fail") {
    branch.cursor = visit.precedingEventId;
    return enter(state, branch);
  }
  branch.cursor = visit.enteredEventId;
  if (visit.retryCount !== undefined) visit.retryCount = 0;
  visit.taskToken = undefined;
  visit.assigned = undefined;
  return visit;
}

/** Does what a state does between its two events. */
export function runState(state: State, visit: Visit): Routine<Departure> {
  switch (state.type) {
    case "Pass":
      return runPass(state, visit);
    case "Task":
      return runTask(state, visit);
    case "Choice":
      return runChoice(state, visit);
    case "Wait":
      return runWait(state, visit);
    case "Succeed":
      return runSucceed(state, visit);
    case "Fail":
      return runFail(state, visit);
    case "Parallel":
      return runParallel(state, visit);
    case "Map":
      return runMap(state, visit);
  }
}

function leave(state: State, visit: Visit, { output }: Departure): void {
  const { branch, stateName, assigned } = visit;
  if (exceedsPayloadLimit(textOf(output))) {
    // The one failure after which a redriven state does all of its work again.
    visit.begun = undefined;
    throw dataLimitExceeded(stateName);
  }
  record(branch, stateExited(state.type, stateName, { output, assigned }));
  if (assigned !== undefined) branch.variables = { ...branch.variables, ...assigned };
}
