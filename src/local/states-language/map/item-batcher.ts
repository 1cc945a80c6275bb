import {
  evaluateNumberField,
  integerRule,
  type NumberField,
  type NumberRule,
  parseNumberField,
} from "../data-flow/number-field.ts";
import { fillTemplate, parseTemplate, type Template } from "../data-flow/template.ts";
import { objectField } from "../definition/fields.ts";
import type { QueryLanguage } from "../definition/query-language.ts";
import { RuntimeFault } from "../errors/states-error.ts";
import type { Routine } from "../execution/routine.ts";
import type { Visit } from "../execution/visit.ts";
import type { JsonObject } from "../json.ts";
import type { Json } from "../types.ts";
import { openItemBatches } from "./item-batches.ts";
import type { Batching } from "./map-run-plan.ts";

/** `ItemBatcher`: hands the items to the iterations in batches, `{"Items": […], "BatchInput": …}`. */
export interface ItemBatcher {
  readonly mostItems: NumberField | undefined;
  readonly mostBytes: NumberField | undefined;
  readonly batchInput: Template | undefined;
}

function batchRule(field: string): NumberRule {
  return integerRule(field, (value) => (value < 1 ? new RuntimeFault(`field ${field} must be positive`) : undefined));
}

export function parseItemBatcher(source: JsonObject, language: QueryLanguage): ItemBatcher | undefined {
  const batcher = objectField(source, "ItemBatcher");
  if (batcher === undefined) return undefined;
  return {
    mostItems: parseNumberField(batcher, batchRule("MaxItemsPerBatch"), language),
    mostBytes: parseNumberField(batcher, batchRule("MaxInputBytesPerBatch"), language),
    batchInput: parseTemplate(batcher, "BatchInput", language),
  };
}

export function* evaluateBatching(batcher: ItemBatcher, visit: Visit, input: Json): Routine<Batching> {
  const mostItems = yield* evaluateNumberField(batcher.mostItems, visit, input);
  const mostBytes = yield* evaluateNumberField(batcher.mostBytes, visit, input);
  return {
    mostItems: mostItems ?? Number.POSITIVE_INFINITY,
    mostBytes: mostBytes ?? Number.POSITIVE_INFINITY,
    batchInput: batcher.batchInput && (yield* fillTemplate(batcher.batchInput, visit, { input })),
  };
}

/** The inputs of the iterations. */
export function* batchItems(
  batcher: ItemBatcher,
  visit: Visit,
  data: { input: Json; items: readonly Json[] },
): Routine<Json[]> {
  const batches = openItemBatches(yield* evaluateBatching(batcher, visit, data.input));
  const full = data.items.map((item) => batches.add(item));
  return [...full, batches.rest()].flatMap((batch) => (batch === undefined ? [] : [batch.input]));
}
