import type { Flow, QueryLanguage } from "../data-flow/query-language.ts";
import { outputOf, workInputOf } from "../data-flow/shape-data.ts";
import { objectsField } from "../definition/fields.ts";
import { parallelStateFailed, parallelStateStarted, parallelStateSucceeded } from "../events/container-events.ts";
import { record, recordBranchEnd } from "../events/record.ts";
import { type Part, startOf } from "../execution/position.ts";
import type { Routine } from "../execution/routine.ts";
import type { Branch } from "../execution/run.ts";
import type { Fiber } from "../execution/scheduler.ts";
import type { Visit } from "../execution/visit.ts";
import type { JsonObject } from "../json.ts";
import { type Payload, payloadOfArray } from "../payload.ts";
import { attemptWithRetries } from "../retry-and-catch/attempt.ts";
import { type ErrorHandling, parseErrorHandling } from "../retry-and-catch/error-handling.ts";
import { type Departure, parseNext } from "./departure.ts";
import type { StateGraph } from "./state.ts";

/**
 * Runs several sequences of states side by side and passes on the array of their outputs.
 *
 * @see https://states-language.net/spec.html#parallel-state
 */
export interface ParallelState extends ErrorHandling {
  readonly type: "Parallel";
  readonly next: string | undefined;
  readonly flow: Flow;
  readonly branches: readonly StateGraph[];
}

/** @param parseInner reads the states of a branch, in the query language around this state */
export function parseParallel(
  source: JsonObject,
  language: QueryLanguage,
  parseInner: (graph: JsonObject) => StateGraph,
): ParallelState {
  return {
    type: "Parallel",
    next: parseNext(source),
    flow: language.flow(source),
    branches: objectsField(source, "Branches").map(parseInner),
    ...parseErrorHandling(source, language),
  };
}

/**
 * Runs the branches. It fails with the first branch that fails, unless a retrier or catcher of the state takes the
 * error.
 */
export function runParallel(state: ParallelState, visit: Visit): Routine<Departure> {
  let started = false;
  return attemptWithRetries({
    visit,
    handling: state,
    *attempt() {
      started = visit.begun !== undefined;
      const parts = visit.begun?.kind === "branches" ? visit.begun.parts : yield* beginBranches(state, visit);
      started = true;
      const result = yield* runBranches(state.branches, visit, parts);
      recordBranchEnd(visit.branch, parallelStateSucceeded);
      return { output: yield* outputOf(state.flow, visit, result), next: state.next };
    },
    giveUp() {
      if (started) record(visit.branch, parallelStateFailed);
    },
  });
}

function* beginBranches(state: ParallelState, visit: Visit): Routine<readonly Part[]> {
  const input = yield* workInputOf(state.flow, visit, state.flow.input(visit));
  record(visit.branch, parallelStateStarted);
  const parts = state.branches.map((graph): Part => ({
    branch: { ...visit.branch, position: startOf(graph, input) },
    output: undefined,
  }));
  visit.begun = { kind: "branches", parts };
  return parts;
}

interface RunningBranch {
  readonly branch: Branch;
  readonly fiber: Fiber<void>;
}

/** @throws what the first branch to fail failed with, after the other branches were aborted */
function* runBranches(graphs: readonly StateGraph[], visit: Visit, parts: readonly Part[]): Routine<Payload> {
  const { scheduler } = visit.branch.run;
  const running: RunningBranch[] = [];
  for (const [index, graph] of graphs.entries()) {
    const part = parts[index];
    if (part !== undefined && part.output === undefined) {
      running.push({ branch: part.branch, fiber: scheduler.spawn(runBranch(graph, part)) });
    }
  }
  try {
    for (;;) {
      for (const { branch, fiber } of running) {
        if (fiber.outcome === undefined || !("error" in fiber.outcome)) continue;
        visit.branch.cursor = branch.cursor;
        throw fiber.outcome.error;
      }
      if (running.every(({ fiber }) => fiber.outcome !== undefined)) break;
      yield { kind: "children" };
    }
  } finally {
    for (const { fiber } of running) scheduler.cancel(fiber);
  }
  visit.branch.cursor = Math.max(visit.branch.cursor, ...parts.map(({ branch }) => branch.cursor));
  return payloadOfArray(parts.flatMap(({ output }) => (output === undefined ? [] : [output])));
}

function* runBranch(graph: StateGraph, part: Part): Routine<void> {
  part.output = yield* part.branch.run.runStates(graph, part.branch);
}
