import { settle } from "../data-flow/eventual.ts";
import type { Routine } from "../execution/routine.ts";
import type { Visit } from "../execution/visit.ts";
import type { JsonObject } from "../json.ts";
import { type Payload, payloadOf } from "../payload.ts";
import type { MapState } from "../states/map.ts";
import type { Json } from "../types.ts";
import { batchItems } from "./item-batcher.ts";

/**
 * The item of one run of the processor, with its index.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-map-inline.html
 */
export interface Iteration {
  readonly index: number;
  readonly input: Payload;
  /** `$$.Map` inside the iteration. */
  readonly map: JsonObject;
}

/** Turns the items into the inputs of the iterations: `ItemSelector` for each, then `ItemBatcher` over all. */
export function* prepareIterations({
  state,
  visit,
  items,
  input,
}: {
  state: MapState;
  visit: Visit;
  items: readonly Json[];
  input: Json;
}): Routine<Iteration[]> {
  const iterations: Iteration[] = [];
  for (const [index, item] of items.entries()) {
    const map = { Item: { Index: index, Value: item } };
    const selected =
      state.selector === undefined ? item : yield* settle(state.selector.evaluate(visit, { input, map }));
    iterations.push({ index, input: payloadOf(selected), map });
  }
  if (state.batcher === undefined) return iterations;
  const batches = yield* batchItems(state.batcher, visit, {
    input,
    items: iterations.map((iteration) => iteration.input.value),
  });
  return batches.map((batch, index) => ({
    index,
    input: payloadOf(batch),
    map: { Item: { Index: index, Value: batch } },
  }));
}
