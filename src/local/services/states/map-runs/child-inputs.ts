import {
  openItemBatches,
  type ItemBatch,
  type Json,
  type MapItem,
  type MapRunPlan,
} from "../../../states-language/index.ts";

/** The input of one child execution, as JSON text. */
export interface ChildInput {
  /** Its number among the children, from 0. */
  readonly index: number;
  readonly input: string;
  readonly items: number;
}

/** How items become the inputs of children. */
interface Shaping extends Pick<MapRunPlan, "batching"> {
  selectItem(item: MapItem): Json | Promise<Json>;
}

/**
 * Shapes the items one by one and gathers them into batches where the state asks for it.
 * @param isKnown whether the child of a number was begun already; it is passed over then
 */
export async function* childInputs(
  shaping: Shaping,
  items: AsyncIterable<MapItem>,
  isKnown: (index: number) => boolean,
): AsyncGenerator<ChildInput> {
  if (shaping.batching === undefined) {
    for await (const item of items) {
      if (isKnown(item.index)) continue;
      yield { index: item.index, input: JSON.stringify(await shaping.selectItem(item)), items: 1 };
    }
    return;
  }
  let index = 0;
  for await (const batch of batchesOf(shaping, items)) {
    if (!isKnown(index)) yield { index, input: JSON.stringify(batch.input), items: batch.items };
    index += 1;
  }
}

async function* batchesOf({ batching, selectItem }: Shaping, items: AsyncIterable<MapItem>): AsyncGenerator<ItemBatch> {
  if (batching === undefined) return;
  const batches = openItemBatches(batching);
  for await (const item of items) {
    const full = batches.add(await selectItem(item));
    if (full) yield full;
  }
  const rest = batches.rest();
  if (rest) yield rest;
}
