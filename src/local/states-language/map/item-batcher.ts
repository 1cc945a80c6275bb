import { evaluateNumberField, type NumberField, parseNumberField } from "../data-flow/number-field.ts";
import { fillTemplate, parseTemplate, type Template } from "../data-flow/template.ts";
import { objectField } from "../definition/fields.ts";
import type { QueryLanguage } from "../definition/query-language.ts";
import type { Routine } from "../execution/routine.ts";
import type { Visit } from "../execution/visit.ts";
import type { JsonObject } from "../json.ts";
import type { Json } from "../types.ts";

/** `ItemBatcher`: hands the items to the iterations in batches, `{"Items": […], "BatchInput": …}`. */
export interface ItemBatcher {
  readonly mostItems: NumberField | undefined;
  readonly mostBytes: NumberField | undefined;
  readonly batchInput: Template | undefined;
}

export function parseItemBatcher(source: JsonObject, language: QueryLanguage): ItemBatcher | undefined {
  const batcher = objectField(source, "ItemBatcher");
  if (batcher === undefined) return undefined;
  return {
    mostItems: parseNumberField(batcher, "MaxItemsPerBatch", language),
    mostBytes: parseNumberField(batcher, "MaxInputBytesPerBatch", language),
    batchInput: parseTemplate(batcher, "BatchInput", language),
  };
}

/** The inputs of the iterations. A batch is full when one more item would pass either limit. */
export function* batchItems(
  batcher: ItemBatcher,
  visit: Visit,
  data: { input: Json; items: readonly Json[] },
): Routine<Json[]> {
  const mostItems = (yield* evaluateNumberField(batcher.mostItems, visit, data.input)) ?? Number.POSITIVE_INFINITY;
  const mostBytes = (yield* evaluateNumberField(batcher.mostBytes, visit, data.input)) ?? Number.POSITIVE_INFINITY;
  const shared = batcher.batchInput && (yield* fillTemplate(batcher.batchInput, visit, { input: data.input }));
  const wrap = (items: Json[]): Json =>
    shared === undefined ? { Items: items } : { BatchInput: shared, Items: items };
  const emptyBytes = Buffer.byteLength(JSON.stringify(wrap([])));
  const batches: Json[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const item of data.items) {
    const size = Buffer.byteLength(JSON.stringify(item)) + 1;
    const batch = batches.at(-1);
    if (batch === undefined || batch.length >= mostItems || bytes + size > mostBytes) {
      batches.push([item]);
      bytes = emptyBytes + size;
    } else {
      batch.push(item);
      bytes += size;
    }
  }
  return batches.map(wrap);
}
