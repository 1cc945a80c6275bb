import { fillTemplate } from "../data-flow/template.ts";
import { inputOf } from "../data-flow/result-flow.ts";
import { inspectLimit, inspectPayload } from "../execution/inspection.ts";
import { awaitPromise, type Routine } from "../execution/routine.ts";
import { mockedResult, type StateTest } from "../execution/state-test.ts";
import type { Visit } from "../execution/visit.ts";
import { type Payload, payloadOf } from "../payload.ts";
import { mostPayloadBytes } from "../size-limit.ts";
import type { MapState } from "../states/map.ts";
import type { Json } from "../types.ts";
import { batchItems } from "./item-batcher.ts";
import { evaluateItemReader, type ItemReader } from "./item-reader.ts";
import { selectItems, selectValue } from "./items.ts";
import { evaluateLimits, exceedsTolerance, thresholdExceeded } from "./limits.ts";
import type { MapItem } from "./map-run-plan.ts";
import { evaluateResultWriter } from "./result-writer.ts";

/**
 * A Map state without its iterations: makes their inputs, shows them, and takes a result in place of theirs.
 * Recorded: the mock stands for the state whatever the state tolerates, unless Retry or Catch wait for its errors.
 * @throws StatesError when that is an error, or when more iterations failed than such a state tolerates
 */
export function* testMap(state: MapState, visit: Visit, test: StateTest): Routine<Payload> {
  const input = inputOf(state.flow, visit).value;
  const items = yield* itemsOf(state, visit, test);
  const limits = yield* evaluateLimits(state.limits, visit, input);
  inspectLimit(visit, "maxConcurrency", limits.maxConcurrency);
  inspectLimit(visit, "toleratedFailureCount", limits.toleratedCount);
  inspectLimit(visit, "toleratedFailurePercentage", limits.toleratedPercentage);
  yield* makeInputs(state, visit, items);
  if (state.distribution !== undefined) yield* evaluateResultWriter(state.distribution.writer, visit, input);
  test.noteItems(items.length);
  const isHandled = state.retriers.length > 0 || state.catchers.length > 0;
  if (isHandled && exceedsTolerance(limits, test.failedIterations, items.length)) throw thresholdExceeded();
  if (test.work === undefined) throw new TypeError("a Map state is tried out with a result made up");
  return mockedResult(test.work);
}

/** The items, with what a distributed Map state tells of each. */
function* itemsOf(state: MapState, visit: Visit, test: StateTest): Routine<readonly MapItem[]> {
  const input = inputOf(state.flow, visit).value;
  const reader = state.distribution?.reader;
  if (reader !== undefined) return yield* readItems(state, reader, visit, test);
  const values = yield* selectItems(state.items, visit, input);
  if (state.items.language === "JSONPath") inspectPayload(visit, "afterItemsPath", payloadOf(values));
  return values.map((value, index) => ({ index, value, source: "STATE_DATA" }));
}

/** Reads the items out of the data made up for the reader or, without any, out of the input. */
function* readItems(
  { flow, items }: MapState,
  reader: ItemReader,
  visit: Visit,
  test: StateTest,
): Routine<readonly MapItem[]> {
  const input = inputOf(flow, visit).value;
  const source = yield* evaluateItemReader(reader, visit, input);
  if (source.kind !== "reader") return [];
  let standing = input;
  if (items.language === "JSONPath" && !test.hasReaderData) {
    standing = selectValue(items.path, visit, input);
    inspectPayload(visit, "afterItemsPath", payloadOf(standing));
  }
  const read = yield* awaitPromise(test.readItems(source, standing));
  if (reader.itemsPointer !== undefined) inspectPayload(visit, "afterItemsPointer", payloadOf(shownItems(read)));
  return read;
}

function shownItems(items: readonly MapItem[]): Json {
  if (items.every(({ key }) => key === undefined)) return items.map(({ value }) => value);
  return Object.fromEntries(items.map(({ key = "", value }) => [key, value]));
}

/**
 * `ItemSelector` for each item, then `ItemBatcher` over all. Together they may be far larger than each by itself: then
 * they are not shown, for the answer could not hold them.
 */
function* makeInputs(state: MapState, visit: Visit, items: readonly MapItem[]): Routine<void> {
  const input = inputOf(state.flow, visit).value;
  const selected: Json[] = [];
  let bytes = 0;
  for (const { index, key, value, source } of items) {
    const more = state.distribution && { ...(key !== undefined && { Key: key }), Source: source };
    const map = { Item: { Index: index, Value: value, ...more } };
    if (state.selector !== undefined) selected.push(yield* fillTemplate(state.selector, visit, { input, map }));
    else selected.push(key === undefined ? value : { Key: key, Value: value });
    if (bytes <= mostPayloadBytes) bytes += Buffer.byteLength(JSON.stringify(selected.at(-1)));
  }
  if (bytes > mostPayloadBytes) return;
  if (state.selector !== undefined) inspectPayload(visit, "afterItemSelector", payloadOf(selected));
  if (state.batcher === undefined) return;
  const batches = yield* batchItems(state.batcher, visit, { input, items: selected });
  inspectPayload(visit, "afterItemBatcher", payloadOf(batches));
}
