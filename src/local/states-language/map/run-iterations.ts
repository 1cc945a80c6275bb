import { errorNames } from "../errors/error-names.ts";
import { StatesError } from "../errors/states-error.ts";
import {
  mapIterationAborted,
  mapIterationFailed,
  mapIterationStarted,
  mapIterationSucceeded,
} from "../events/container-events.ts";
import { recordAside } from "../events/record.ts";
import type { Routine } from "../execution/routine.ts";
import type { Branch } from "../execution/run.ts";
import type { Fiber } from "../execution/scheduler.ts";
import type { Visit } from "../execution/visit.ts";
import { type Payload, payloadOfArray } from "../payload.ts";
import { runStates } from "../states/run-states.ts";
import type { StateGraph } from "../states/state.ts";
import { type EvaluatedLimits, exceedsTolerance, inlineConcurrency, toleratesFailures } from "./limits.ts";
import type { Iteration } from "./prepare-iterations.ts";

interface MapRun {
  readonly graph: StateGraph;
  readonly visit: Visit;
  readonly iterations: readonly Iteration[];
  readonly limits: EvaluatedLimits;
}

interface RunningIteration {
  readonly iteration: Iteration;
  readonly branch: Branch;
  readonly fiber: Fiber<Payload>;
}

/**
 * Runs the iterations, so many at once, each started as soon as there is room for it.
 * @returns the array of the outputs of those that succeeded
 * @throws the error of an iteration when no failure is tolerated, else ExceedToleratedFailureThreshold
 */
export function* runIterations(map: MapRun): Routine<Payload> {
  const { visit, iterations, limits } = map;
  const { scheduler } = visit.branch.run;
  const waiting = iterations.values();
  const outputs: Payload[] = [];
  const startedAt = visit.branch.cursor;
  let running: RunningIteration[] = [];
  let failures = 0;
  const start = (after: number): void => {
    const { value: iteration, done } = waiting.next();
    if (done !== true) running.push(startIteration(map, iteration, after));
  };
  try {
    for (let slot = 0; slot < inlineConcurrency(limits); slot += 1) start(startedAt);
    while (running.length > 0) {
      yield { kind: "children" };
      const ended = running.filter(({ fiber }) => fiber.outcome !== undefined);
      running = running.filter(({ fiber }) => fiber.outcome === undefined);
      for (const { iteration, branch, fiber } of ended) {
        if (fiber.outcome !== undefined && "result" in fiber.outcome) outputs[iteration.index] = fiber.outcome.result;
        else {
          failures += 1;
          refuseTooManyFailures(map, failures, fiber.outcome?.error);
        }
        start(branch.cursor);
      }
    }
  } finally {
    for (const { fiber } of running) scheduler.cancel(fiber);
  }
  return payloadOfArray(outputs.filter((output) => output !== undefined));
}

function refuseTooManyFailures({ limits, iterations }: MapRun, failures: number, error: unknown): void {
  const isOfTheLanguage = error instanceof StatesError;
  if (!isOfTheLanguage || !toleratesFailures(limits)) throw error;
  if (!exceedsTolerance(limits, failures, iterations.length)) return;
  throw new StatesError({
    error: errorNames.exceedToleratedFailureThreshold,
    cause: "The specified tolerated failure threshold was exceeded",
  });
}

/** @param after the event that MapIterationStarted follows */
function startIteration({ graph, visit }: MapRun, iteration: Iteration, after: number): RunningIteration {
  const { run } = visit.branch;
  const cursor = run.history.write({
    ...mapIterationStarted(visit.stateName, iteration.index),
    previousEventId: after,
  });
  const branch: Branch = { ...visit.branch, cursor, map: iteration.map };
  return { iteration, branch, fiber: run.scheduler.spawn(runIteration(graph, visit, branch, iteration)) };
}

/** The events that end an iteration follow its own last event; those of the Map state follow them (recorded). */
function* runIteration(graph: StateGraph, visit: Visit, branch: Branch, iteration: Iteration): Routine<Payload> {
  const { stateName } = visit;
  let aborted = true;
  try {
    const output = yield* runStates(graph, branch, iteration.input);
    aborted = false;
    visit.branch.cursor = recordAside(branch, mapIterationSucceeded(stateName, iteration.index));
    return output;
  } catch (error) {
    aborted = false;
    if (error instanceof StatesError) {
      recordAside(branch, mapIterationFailed(stateName, iteration.index));
      visit.branch.cursor = branch.cursor;
    }
    throw error;
  } finally {
    if (aborted) recordAside(branch, mapIterationAborted(stateName, iteration.index));
  }
}
