import { outputOf, workInputOf } from "../data-flow/shape-data.ts";
import type { Routine } from "../execution/routine.ts";
import type { Visit } from "../execution/visit.ts";
import type { Departure } from "../states/departure.ts";
import type { ParallelState } from "../states/parallel.ts";
import { runState } from "../states/run-states.ts";
import type { State } from "../states/state.ts";
import { attemptTask, type Perform } from "../states/task.ts";
import { performTask } from "../tasks/perform-task.ts";
import { attemptOnce } from "./attempt-once.ts";
import type { InspectionRecorder } from "./inspection.ts";
import { type MockedWork, mockedResult, type StateTest } from "./state-test.ts";
import { testMap } from "./test-map.ts";

interface TestRun {
  readonly test: StateTest;
  readonly recorder: InspectionRecorder;
}

/**
 * Runs a state in a test: the work of a Task, Map or Parallel state is done once, or made up.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/test-state-isolation.html
 */
export function runTestedState(state: State, visit: Visit, { test, recorder }: TestRun): Routine<Departure> {
  const { retriesMade, work } = test;
  const once = { visit, recorder, retriesMade };
  switch (state.type) {
    case "Task":
      return attemptOnce({ ...once, handling: state, attempt: () => attemptTask(state, visit, performing(work)) });
    case "Parallel":
      return attemptOnce({ ...once, handling: state, attempt: () => attemptParallel(state, visit, required(work)) });
    case "Map":
      return attemptOnce({
        ...once,
        handling: state,
        *attempt() {
          const result = yield* testMap(state, visit, { test, recorder, work: required(work) });
          return { output: yield* outputOf(state.flow, visit, result), next: state.next };
        },
      });
    default:
      return runState(state, visit);
  }
}

function performing(work: MockedWork | undefined): Perform {
  if (work === undefined) return performTask;
  return () => mockedResult(work);
}

/** Makes the input of the branches, and takes a result in place of theirs. */
function* attemptParallel(state: ParallelState, visit: Visit, work: MockedWork): Routine<Departure> {
  yield* workInputOf(state.flow, visit, state.flow.input(visit));
  return { output: yield* outputOf(state.flow, visit, mockedResult(work)), next: state.next };
}

function required(work: MockedWork | undefined): MockedWork {
  if (work === undefined) throw new TypeError("Map and Parallel states are tested with a result made up");
  return work;
}
