import { inputOf, outputOf, parseResultFlow, type ResultFlow, workInputOf } from "../data-flow/result-flow.ts";
import { objectsField } from "../definition/fields.ts";
import type { QueryLanguage } from "../definition/query-language.ts";
import { parallelStateFailed, parallelStateStarted, parallelStateSucceeded } from "../events/container-events.ts";
import { record, recordAside } from "../events/record.ts";
import { type Part, startOf } from "../execution/position.ts";
import { hideStages } from "../execution/inspection.ts";
import type { Routine } from "../execution/routine.ts";
import type { Branch } from "../execution/run.ts";
import type { Fiber } from "../execution/scheduler.ts";
import { type MockedWork, mockedResult } from "../execution/state-test.ts";
import type { Visit } from "../execution/visit.ts";
import type { JsonObject } from "../json.ts";
import { type Payload, payloadOfArray } from "../payload.ts";
import { attemptWithRetries, type ErrorHandling } from "../retry-and-catch/attempt.ts";
import { parseCatchers } from "../retry-and-catch/catcher.ts";
import { parseRetriers } from "../retry-and-catch/retrier.ts";
import { type Departure, parseNext } from "./departure.ts";
import type { StateGraph } from "./state.ts";

/** Runs several sequences of states side by side and passes on the array of their outputs. */
export interface ParallelState extends ErrorHandling {
  readonly type: "Parallel";
  readonly next: string | undefined;
  readonly flow: ResultFlow;
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
    flow: parseResultFlow(source, language),
    branches: objectsField(source, "Branches").map(parseInner),
    retriers: parseRetriers(source),
    catchers: parseCatchers(source, language),
  };
}

export function runParallel(state: ParallelState, visit: Visit): Routine<Departure> {
  const { retriers, catchers } = state;
  let started = false;
  return attemptWithRetries({
    visit,
    retriers,
    catchers,
    *attempt() {
      const { test } = visit.branch.run;
      if (test?.work !== undefined) return yield* testParallel(state, visit, test.work);
      started = visit.begun !== undefined;
      const parts = visit.begun?.kind === "branches" ? visit.begun.parts : yield* beginBranches(state, visit);
      started = true;
      const result = yield* runBranches(state.branches, visit, parts);
      recordAside(visit.branch, parallelStateSucceeded);
      return { output: yield* outputOf(state.flow, visit, result), next: state.next };
    },
    giveUp() {
      if (started) record(visit.branch, parallelStateFailed);
    },
  });
}

/** Makes the input of the branches, which is not shown (recorded), and takes a result in place of theirs. */
function* testParallel(state: ParallelState, visit: Visit, work: MockedWork): Routine<Departure> {
  yield* workInputOf(state.flow, visit, inputOf(state.flow, visit));
  hideStages(visit, "afterInputPath", "afterParameters", "afterArguments");
  const output = yield* outputOf(state.flow, visit, mockedResult(work));
  hideStages(visit, "result");
  return { output, next: state.next };
}

function* beginBranches(state: ParallelState, visit: Visit): Routine<readonly Part[]> {
  const input = yield* workInputOf(state.flow, visit, inputOf(state.flow, visit));
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
