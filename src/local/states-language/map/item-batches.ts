import type { Json } from "../types.ts";
import type { Batching } from "./map-run-plan.ts";

/**
 * A batch: the input of an iteration and how many items are in it.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itembatcher.html
 */
export interface ItemBatch {
  readonly input: Json;
  readonly items: number;
}

/** Gathers items into batches as they come. */
export interface ItemBatches {
  /** Adds an item; answers the batch before it when that was full. */
  add(item: Json): ItemBatch | undefined;
  /** The last batch; undefined when there is nothing in it. */
  rest(): ItemBatch | undefined;
}

/** A batch is full when one more item would pass either limit; a single item may pass the limit of bytes. */
export function openItemBatches({ mostItems, mostBytes, batchInput }: Batching): ItemBatches {
  const wrap = (items: Json[]): Json =>
    batchInput === undefined ? { Items: items } : { BatchInput: batchInput, Items: items };
  const emptyBytes = Buffer.byteLength(JSON.stringify(wrap([])));
  let batch: Json[] = [];
  let bytes = emptyBytes;
  const take = (): ItemBatch | undefined => {
    if (batch.length === 0) return undefined;
    const taken = { input: wrap(batch), items: batch.length };
    batch = [];
    bytes = emptyBytes;
    return taken;
  };
  return {
    add(item) {
      const size = Buffer.byteLength(JSON.stringify(item)) + 1;
      const full = batch.length >= mostItems || bytes + size > mostBytes ? take() : undefined;
      batch.push(item);
      bytes += size;
      return full;
    },
    rest: take,
  };
}
