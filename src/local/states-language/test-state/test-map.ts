import { settle } from "../data-flow/eventual.ts";
import { awaitPromise, type Routine } from "../execution/routine.ts";
import type { Visit } from "../execution/visit.ts";
import { batchItems } from "../map/item-batcher.ts";
import { evaluateItemReader, type ItemReader } from "../map/item-reader.ts";
import { evaluateLimits, exceedsTolerance, thresholdExceeded } from "../map/limits.ts";
import type { MapItem } from "../map/map-run-plan.ts";
import { evaluateResultWriter } from "../map/result-writer.ts";
import { type Payload, payloadOf } from "../payload.ts";
import { mostPayloadBytes } from "../size-limit.ts";
import type { MapState } from "../states/map.ts";
import type { Json } from "../types.ts";
import type { InspectionRecorder } from "./inspection.ts";
import { type MockedWork, mockedResult, type StateTest } from "./state-test.ts";

interface TestedMap {
  readonly test: StateTest;
  readonly recorder: InspectionRecorder;
  readonly work: MockedWork;
}

/**
 * A Map state without its iterations: makes their inputs, shows them, and takes a result in place of theirs.
 * Recorded: the mock stands for the state whatever the state tolerates, unless Retry or Catch wait for its errors.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/test-state-isolation.html
 * @throws StatesError when that is an error, or when more iterations failed than such a state tolerates
 */
export function* testMap(state: MapState, visit: Visit, tested: TestedMap): Routine<Payload> {
  const { test, recorder, work } = tested;
  const input = state.flow.input(visit).value;
  const items = yield* itemsOf(state, visit, tested);
  const limits = yield* evaluateLimits(state.limits, visit, input);
  recorder.limit("maxConcurrency", limits.maxConcurrency);
  recorder.limit("toleratedFailureCount", limits.toleratedCount);
  recorder.limit("toleratedFailurePercentage", limits.toleratedPercentage);
  yield* makeInputs(state, visit, { items, recorder });
  if (state.distribution !== undefined) yield* evaluateResultWriter(state.distribution.writer, visit, input);
  recorder.items(items.length);
  const isHandled = state.retriers.length > 0 || state.catchers.length > 0;
  if (isHandled && exceedsTolerance(limits, test.failedIterations, items.length)) throw thresholdExceeded();
  return mockedResult(work);
}

/** The items, with what a distributed Map state reports about each. */
function* itemsOf(state: MapState, visit: Visit, tested: TestedMap): Routine<readonly MapItem[]> {
  const input = state.flow.input(visit).value;
  const reader = state.distribution?.reader;
  if (reader !== undefined) return yield* readItems(state, reader, visit, tested);
  const values = yield* settle(state.items.select(visit, input));
  if (state.items.hasPath) tested.recorder.payload("afterItemsPath", payloadOf(values));
  return values.map((value, index) => ({ index, value, source: "STATE_DATA" }));
}

/** Reads the items out of the data made up for the reader or, without any, out of the input. */
function* readItems(
  { flow, items }: MapState,
  reader: ItemReader,
  visit: Visit,
  { test, recorder }: TestedMap,
): Routine<readonly MapItem[]> {
  const input = flow.input(visit).value;
  const source = yield* evaluateItemReader(reader, visit, input);
  if (source.kind !== "reader") return [];
  let standing = input;
  if (!test.hasReaderData) standing = yield* settle(items.find(visit, input));
  if (!test.hasReaderData && items.hasPath) recorder.payload("afterItemsPath", payloadOf(standing));
  const read = yield* awaitPromise(test.readItems(source, standing));
  if (reader.itemsPointer !== undefined) recorder.payload("afterItemsPointer", payloadOf(shownItems(read)));
  return read;
}

function shownItems(items: readonly MapItem[]): Json {
  if (items.every(({ key }) => key === undefined)) return items.map(({ value }) => value);
  return Object.fromEntries(items.map(({ key = "", value }) => [key, value]));
}

/**
 * `ItemSelector` for each item, then `ItemBatcher` over all. Together they may be far larger than each alone: then
 * they are not shown, for the answer could not hold them.
 */
function* makeInputs(
  state: MapState,
  visit: Visit,
  { items, recorder }: { items: readonly MapItem[]; recorder: InspectionRecorder },
): Routine<void> {
  const input = state.flow.input(visit).value;
  const selected: Json[] = [];
  let bytes = 0;
  for (const { index, key, value, source } of items) {
    const more = state.distribution && { ...(key !== undefined && { Key: key }), Source: source };
    const map = { Item: { Index: index, Value: value, ...more } };
    if (state.selector !== undefined) selected.push(yield* settle(state.selector.evaluate(visit, { input, map })));
    else selected.push(key === undefined ? value : { Key: key, Value: value });
    if (bytes <= mostPayloadBytes) bytes += Buffer.byteLength(JSON.stringify(selected.at(-1)));
  }
  if (bytes > mostPayloadBytes) return;
  if (state.selector !== undefined) recorder.payload("afterItemSelector", payloadOf(selected));
  if (state.batcher === undefined) return;
  const batches = yield* batchItems(state.batcher, visit, { input, items: selected });
  recorder.payload("afterItemBatcher", payloadOf(batches));
}
