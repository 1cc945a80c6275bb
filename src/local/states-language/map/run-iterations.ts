import { StatesError } from "../errors/states-error.ts";
import {
  mapIterationAborted,
  mapIterationFailed,
  mapIterationStarted,
  mapIterationSucceeded,
} from "../events/container-events.ts";
import { recordBranchEnd } from "../events/record.ts";
import { type Begun, type Part, startOf } from "../execution/position.ts";
import type { Routine } from "../execution/routine.ts";
import type { Fiber } from "../execution/scheduler.ts";
import type { Visit } from "../execution/visit.ts";
import { type Payload, payloadOfArray } from "../payload.ts";
import type { StateGraph } from "../states/state.ts";
import { exceedsTolerance, inlineConcurrency, thresholdExceeded, toleratesFailures } from "./limits.ts";
import type { Iteration } from "./prepare-iterations.ts";

/**
 * The iterations of an inline Map state.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-map-inline.html
 */
export type BegunIterations = Extract<Begun, { kind: "iterations" }>;

interface MapRun extends BegunIterations {
  readonly graph: StateGraph;
  readonly visit: Visit;
}

interface RunningIteration {
  readonly part: Part;
  readonly fiber: Fiber<void>;
}

/**
 * Runs the iterations that have not yet succeeded, a limited number at once, each started as soon as there is room for
 * it.
 * @returns the array of the outputs of those that succeeded
 * @throws the error of an iteration when no failure is tolerated, else ExceedToleratedFailureThreshold
 */
export function* runIterations(map: MapRun): Routine<Payload> {
  const { visit, iterations, limits, parts, startedAt } = map;
  const { scheduler } = visit.branch.run;
  const waiting = iterations.filter(({ index }) => parts.get(index)?.output === undefined).values();
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
      for (const { part, fiber } of ended) {
        if (fiber.outcome !== undefined && "error" in fiber.outcome) {
          failures += 1;
          refuseTooManyFailures(map, failures, fiber.outcome.error);
        }
        start(part.branch.cursor);
      }
    }
  } finally {
    for (const { fiber } of running) scheduler.cancel(fiber);
  }
  return payloadOfArray(
    iterations.flatMap(({ index }) => {
      const output = parts.get(index)?.output;
      return output === undefined ? [] : [output];
    }),
  );
}

function refuseTooManyFailures({ limits, iterations }: MapRun, failures: number, error: unknown): void {
  const isOfTheLanguage = error instanceof StatesError;
  if (!isOfTheLanguage || !toleratesFailures(limits)) throw error;
  if (!exceedsTolerance(limits, failures, iterations.length)) return;
  throw thresholdExceeded();
}

/** @param after the event that MapIterationStarted follows */
function startIteration(map: MapRun, iteration: Iteration, after: number): RunningIteration {
  const part = map.parts.get(iteration.index) ?? beginIteration(map, iteration, after);
  return { part, fiber: map.visit.branch.run.scheduler.spawn(runIteration(map, iteration, part)) };
}

function beginIteration({ graph, visit, parts }: MapRun, { index, input, map }: Iteration, after: number): Part {
  const started = mapIterationStarted(visit.stateName, index);
  const cursor = visit.branch.run.history.write(started, after);
  const part = { branch: { ...visit.branch, cursor, map, position: startOf(graph, input) }, output: undefined };
  parts.set(index, part);
  return part;
}

/** The events that end an iteration follow its own last event; those of the Map state follow them (recorded). */
function* runIteration({ graph, visit }: MapRun, iteration: Iteration, part: Part): Routine<void> {
  const { stateName } = visit;
  const { branch } = part;
  let aborted = true;
  try {
    const output = yield* branch.run.runStates(graph, branch);
    aborted = false;
    visit.branch.cursor = recordBranchEnd(branch, mapIterationSucceeded(stateName, iteration.index));
    part.output = output;
  } catch (error) {
    aborted = false;
    if (error instanceof StatesError) {
      recordBranchEnd(branch, mapIterationFailed(stateName, iteration.index));
      visit.branch.cursor = branch.cursor;
    }
    throw error;
  } finally {
    if (aborted) recordBranchEnd(branch, mapIterationAborted(stateName, iteration.index));
  }
}
