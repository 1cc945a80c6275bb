import { fillTemplate } from "../data-flow/jsonata.ts";
import { evaluateNumberField, type NumberField, parseNumberField } from "../data-flow/number-field.ts";
import { anyField, objectField } from "../definition/fields.ts";
import type { QueryLanguage } from "../definition/query-language.ts";
import type { Routine } from "../execution/routine.ts";
import { bindingsOf, type Visit } from "../execution/visit.ts";
import type { JsonObject } from "../json.ts";
import { type JsonataTemplate, parseJsonataTemplate } from "../templates/jsonata-template.ts";
import { fillPayloadTemplate, parsePayloadTemplate, type PayloadTemplate } from "../templates/payload-template.ts";
import type { Json } from "../types.ts";

/** `ItemBatcher`: hands the items to the iterations in batches, `{"Items": […], "BatchInput": …}`. */
export interface ItemBatcher {
  readonly mostItems: NumberField | undefined;
  readonly mostBytes: NumberField | undefined;
  readonly batchInput:
    | { readonly language: "JSONPath"; readonly template: PayloadTemplate }
    | { readonly language: "JSONata"; readonly template: JsonataTemplate }
    | undefined;
}

export function parseItemBatcher(source: JsonObject, language: QueryLanguage): ItemBatcher | undefined {
  const batcher = objectField(source, "ItemBatcher");
  if (batcher === undefined) return undefined;
  const input = anyField(batcher, "BatchInput");
  return {
    mostItems: parseNumberField(batcher, "MaxItemsPerBatch", language),
    mostBytes: parseNumberField(batcher, "MaxInputBytesPerBatch", language),
    batchInput: input === undefined ? undefined : parseBatchInput(input, language),
  };
}

function parseBatchInput(source: Json, language: QueryLanguage): NonNullable<ItemBatcher["batchInput"]> {
  return language === "JSONPath"
    ? { language, template: parsePayloadTemplate(source) }
    : { language, template: parseJsonataTemplate(source, "ItemBatcher/BatchInput") };
}

/** The inputs of the iterations. A batch is full when one more item would pass either limit. */
export function* batchItems(
  batcher: ItemBatcher,
  visit: Visit,
  data: { input: Json; items: readonly Json[] },
): Routine<Json[]> {
  const mostItems = (yield* evaluateNumberField(batcher.mostItems, visit, data.input)) ?? Number.POSITIVE_INFINITY;
  const mostBytes = (yield* evaluateNumberField(batcher.mostBytes, visit, data.input)) ?? Number.POSITIVE_INFINITY;
  const shared = yield* batchInputOf(batcher, visit, data.input);
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

function* batchInputOf({ batchInput }: ItemBatcher, visit: Visit, input: Json): Routine<Json | undefined> {
  if (batchInput === undefined) return undefined;
  return batchInput.language === "JSONPath"
    ? fillPayloadTemplate(batchInput.template, bindingsOf(visit, input))
    : yield* fillTemplate(batchInput.template, visit, { input });
}
