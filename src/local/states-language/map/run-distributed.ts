import type { QueryLanguage } from "../data-flow/query-language.ts";
import { settle } from "../data-flow/eventual.ts";
import { objectField, stringField } from "../definition/fields.ts";
import { errorNames } from "../errors/error-names.ts";
import { describeFault } from "../errors/explain-fault.ts";
import { StatesError } from "../errors/states-error.ts";
import { mapStateStarted } from "../events/container-events.ts";
import {
  mapRunAborted,
  mapRunFailed,
  mapRunRedriven,
  mapRunStarted,
  mapRunSucceeded,
} from "../events/map-run-events.ts";
import { record } from "../events/record.ts";
import type { Begun } from "../execution/position.ts";
import { awaitStimulus, type Routine } from "../execution/routine.ts";
import { settleRoutine } from "../execution/settle-routine.ts";
import type { Visit } from "../execution/visit.ts";
import type { JsonObject } from "../json.ts";
import { type Payload, payloadOfText } from "../payload.ts";
import { createRandomSource } from "../random-source.ts";
import type { MapState } from "../states/map.ts";
import type { Json } from "../types.ts";
import { evaluateBatching } from "./item-batcher.ts";
import { evaluateItemReader, type ItemReader, parseItemReader } from "./item-reader.ts";
import { evaluateLimits } from "./limits.ts";
import { labelOf } from "./map-label.ts";
import type { ItemSource, MapItem, MapRunPlan } from "./map-run-plan.ts";
import { evaluateResultWriter, parseResultWriter, type ResultWriter } from "./result-writer.ts";

type BegunMapRun = Extract<Begun, { kind: "mapRun" }>;

/**
 * The members of a Map state whose processor's `Mode` is DISTRIBUTED, beside the rest.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html
 */
export interface Distribution {
  readonly executionType: "STANDARD" | "EXPRESS";
  readonly label: string | undefined;
  readonly reader: ItemReader | undefined;
  readonly writer: ResultWriter;
}

/** @param processor `ItemProcessor` or `Iterator`; undefined is answered when it runs its items inline */
export function parseDistribution(
  source: JsonObject,
  processor: JsonObject,
  language: QueryLanguage,
): Distribution | undefined {
  const config = objectField(processor, "ProcessorConfig") ?? {};
  if (stringField(config, "Mode") !== "DISTRIBUTED") return undefined;
  return {
    executionType: stringField(config, "ExecutionType") === "EXPRESS" ? "EXPRESS" : "STANDARD",
    label: stringField(source, "Label"),
    reader: parseItemReader(source, language),
    writer: parseResultWriter(source, language),
  };
}

/**
 * Has a child execution started for each item or batch and waits until all have ended.
 * @returns the results, or where the host has written them
 * @throws StatesError when the map run failed
 */
export function* runDistributed(state: MapState, distribution: Distribution, visit: Visit): Routine<Payload> {
  const { branch } = visit;
  const begun = yield* beginMapRun(state, distribution, visit);
  const { plan, redrives } = begun;
  const { mapRunArn } = plan;
  const event = redrives === 0 ? mapRunStarted(mapRunArn) : mapRunRedriven(mapRunArn, redrives);
  const mapRun = `map-run-${record(branch, event)}`;
  visit.begun = begun;
  const input = state.flow.input(visit).value;
  branch.run.itemSelectors.set(mapRun, (item) => select(state, visit, { item, input, mapRunArn }));
  branch.run.command({ kind: "runMap", mapRun, plan, redrives });
  let pending = true;
  try {
    const stimulus = yield* awaitStimulus(mapRun);
    pending = false;
    if (stimulus.kind === "mapRunSucceeded") {
      record(branch, mapRunSucceeded);
      return payloadOfText(stimulus.output);
    }
    const { error, cause } = stimulus.kind === "mapRunFailed" ? stimulus : {};
    record(branch, mapRunFailed({ error, cause }));
    // The one failure after which a redriven state starts a new map run.
    if (error === errorNames.dataLimitExceeded) visit.begun = undefined;
    throw new StatesError({ error, cause });
  } finally {
    if (pending) {
      record(branch, mapRunAborted);
      branch.run.command({ kind: "cancelMapRun", mapRun });
    }
  }
}

/** A new map run or, when the execution is redriven, the one that did not succeed. */
function* beginMapRun(state: MapState, distribution: Distribution, visit: Visit): Routine<BegunMapRun> {
  if (visit.begun?.kind === "mapRun") return { ...visit.begun, redrives: visit.begun.redrives + 1 };
  const plan = yield* planMapRun(state, distribution, visit);
  record(visit.branch, mapStateStarted(plan.source.kind === "state" ? plan.source.items.length : 0));
  return { kind: "mapRun", plan, redrives: 0 };
}

function* planMapRun(state: MapState, distribution: Distribution, visit: Visit): Routine<MapRunPlan> {
  const { identity, random } = visit.branch.run;
  const input = state.flow.input(visit).value;
  const { maxConcurrency, ...tolerance } = yield* evaluateLimits(state.limits, visit, input);
  const source = yield* sourceOf(state, distribution, visit);
  const batching = state.batcher && (yield* evaluateBatching(state.batcher, visit, input));
  const writer = yield* evaluateResultWriter(distribution.writer, visit, input);
  const { stateName } = visit;
  const label = labelOf({ machineArn: identity.stateMachineArn, stateName, label: distribution.label });
  // Within a child, the machine's ARN has the label of the Map state that started it.
  const [machineArn = ""] = identity.stateMachineArn.split("/");
  const mapRunArn = `${machineArn.replace(":stateMachine:", ":mapRun:")}/${label}:${random.uuid()}`;
  const { executionType } = distribution;
  return {
    mapRunArn,
    stateName,
    label,
    executionType,
    source,
    batching,
    maxConcurrency,
    tolerance,
    writer,
  };
}

/** The items are read by the host when there is a reader. */
function* sourceOf(state: MapState, { reader }: Distribution, visit: Visit): Routine<ItemSource> {
  const input = state.flow.input(visit).value;
  if (reader === undefined) return { kind: "state", items: yield* settle(state.items.select(visit, input)) };
  return yield* evaluateItemReader(reader, visit, input);
}

/**
 * `ItemSelector` for one item. The host asks for it whenever it comes to the item, so nothing of the execution may
 * change by it: random values are drawn from the item's own place in the map run.
 */
function select(
  { selector }: MapState,
  visit: Visit,
  { item, input, mapRunArn }: { item: MapItem; input: Json; mapRunArn: string },
): Json | Promise<Json> {
  const { index, key, value, source } = item;
  if (selector === undefined) return key === undefined ? value : { Key: key, Value: value };
  const map = { Item: { Index: index, ...(key === undefined ? {} : { Key: key }), Value: value, Source: source } };
  const run = { ...visit.branch.run, random: createRandomSource(`${mapRunArn} ${index}`) };
  const detached = { ...visit, branch: { ...visit.branch, run } };
  const explain = (thrown: unknown): never => {
    throw describeFault(thrown, visit);
  };
  try {
    const selected = settleRoutine(settle(selector.evaluate(detached, { input, map })));
    return selected instanceof Promise ? selected.catch(explain) : selected;
  } catch (thrown) {
    return explain(thrown);
  }
}
