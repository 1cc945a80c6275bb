import { settle } from "../data-flow/eventual.ts";
import type { Flow, Items, QueryLanguage, Template } from "../data-flow/query-language.ts";
import { outputOf } from "../data-flow/shape-data.ts";
import { objectField } from "../definition/fields.ts";
import { errorNames } from "../errors/error-names.ts";
import { mapStateFailed, mapStateStarted, mapStateSucceeded } from "../events/container-events.ts";
import { record, recordBranchEnd } from "../events/record.ts";
import type { Routine } from "../execution/routine.ts";
import type { Visit } from "../execution/visit.ts";
import type { JsonObject } from "../json.ts";
import { type ItemBatcher, parseItemBatcher } from "../map/item-batcher.ts";
import { evaluateLimits, type MapLimits, parseMapLimits } from "../map/limits.ts";
import { prepareIterations } from "../map/prepare-iterations.ts";
import { type Distribution, parseDistribution, runDistributed } from "../map/run-distributed.ts";
import { type BegunIterations, runIterations } from "../map/run-iterations.ts";
import type { Payload } from "../payload.ts";
import { attemptWithRetries } from "../retry-and-catch/attempt.ts";
import { type ErrorHandling, parseErrorHandling } from "../retry-and-catch/error-handling.ts";
import { type Departure, parseNext } from "./departure.ts";
import type { StateGraph } from "./state.ts";

/**
 * Runs a sequence of states for each item of an array and passes on the array of their outputs: inline, as part of the
 * execution, or distributed, in child executions.
 *
 * @see https://states-language.net/spec.html#map-state
 */
export interface MapState extends ErrorHandling {
  readonly type: "Map";
  readonly next: string | undefined;
  readonly flow: Flow;
  /** `ItemProcessor`, or `Iterator` as older machines call it. */
  readonly processor: StateGraph;
  readonly items: Items;
  /**
   * `ItemSelector`, or `Parameters` as older machines call it: what each iteration is given in place of the bare item.
   * Its paths are about the input of the Map state; the item is in the context object.
   */
  readonly selector: Template | undefined;
  readonly batcher: ItemBatcher | undefined;
  readonly limits: MapLimits;
  readonly distribution: Distribution | undefined;
}

/** @param parseInner reads the states of the processor, in the query language around this state */
export function parseMap(
  source: JsonObject,
  language: QueryLanguage,
  parseInner: (graph: JsonObject) => StateGraph,
): MapState {
  const { Parameters: _, ...withoutParameters } = source;
  const processor = objectField(source, "ItemProcessor") ?? objectField(source, "Iterator") ?? {};
  return {
    type: "Map",
    next: parseNext(source),
    flow: language.flow(withoutParameters),
    processor: parseInner(processor),
    items: language.items(source),
    selector: language.template(source, "ItemSelector") ?? language.template(source, "Parameters"),
    batcher: parseItemBatcher(source, language),
    limits: parseMapLimits(source, language),
    distribution: parseDistribution(source, processor, language),
    ...parseErrorHandling(source, language),
  };
}

/** Runs the iterations, or has a map run carried out. A retry runs all items again. */
export function runMap(state: MapState, visit: Visit): Routine<Departure> {
  return attemptWithRetries({
    visit,
    handling: state,
    *attempt() {
      const result = yield* runProcessor(state, visit);
      recordBranchEnd(visit.branch, mapStateSucceeded);
      return { output: yield* outputOf(state.flow, visit, result), next: state.next };
    },
    giveUp({ error }) {
      // Recorded: a path that leads nowhere ends the execution before the state has begun, without this event.
      if (visit.begun !== undefined || error !== errorNames.runtime) record(visit.branch, mapStateFailed);
    },
  });
}

function runProcessor(state: MapState, visit: Visit): Routine<Payload> {
  const { distribution } = state;
  return distribution === undefined ? runInline(state, visit) : runDistributed(state, distribution, visit);
}

function* runInline(state: MapState, visit: Visit): Routine<Payload> {
  const begun = visit.begun?.kind === "iterations" ? visit.begun : yield* beginIterations(state, visit);
  return yield* runIterations({ graph: state.processor, visit, ...begun });
}

function* beginIterations(state: MapState, visit: Visit): Routine<BegunIterations> {
  const input = state.flow.input(visit);
  const items = yield* settle(state.items.select(visit, input.value));
  const limits = yield* evaluateLimits(state.limits, visit, input.value);
  const iterations = yield* prepareIterations({ state, visit, items, input: input.value });
  const startedAt = record(visit.branch, mapStateStarted(iterations.length));
  const begun: BegunIterations = { kind: "iterations", iterations, limits, startedAt, parts: new Map() };
  visit.begun = begun;
  return begun;
}
