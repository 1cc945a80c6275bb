import { integerRule, type NumberRule } from "../data-flow/number-rule.ts";
import type { NumberField, QueryLanguage, Template } from "../data-flow/query-language.ts";
import { settle } from "../data-flow/eventual.ts";
import { objectField } from "../definition/fields.ts";
import { RuntimeFault } from "../errors/states-error.ts";
import type { Routine } from "../execution/routine.ts";
import type { Visit } from "../execution/visit.ts";
import type { JsonObject } from "../json.ts";
import type { Json } from "../types.ts";
import { openItemBatches } from "./item-batches.ts";
import type { Batching } from "./map-run-plan.ts";

/**
 * `ItemBatcher`: hands the items to the iterations in batches, `{"Items": […], "BatchInput": …}`.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itembatcher.html
 */
export interface ItemBatcher {
  readonly mostItems: NumberField | undefined;
  readonly mostBytes: NumberField | undefined;
  readonly batchInput: Template | undefined;
}

function batchRule(field: string): NumberRule {
  return integerRule(field, (value) => (value < 1 ? new RuntimeFault(`field ${field} must be positive`) : undefined));
}

/** Reads `ItemBatcher`; undefined where the state has none. */
export function parseItemBatcher(source: JsonObject, language: QueryLanguage): ItemBatcher | undefined {
  const batcher = objectField(source, "ItemBatcher");
  if (batcher === undefined) return undefined;
  return {
    mostItems: language.number(batcher, batchRule("MaxItemsPerBatch"), "ItemBatcher"),
    mostBytes: language.number(batcher, batchRule("MaxInputBytesPerBatch"), "ItemBatcher"),
    batchInput: language.template(batcher, "BatchInput", "ItemBatcher"),
  };
}

/** A limit of 0 in the definition means no limit, as with `MaxConcurrency` and `MaxItems`. */
export function* evaluateBatching(batcher: ItemBatcher, visit: Visit, input: Json): Routine<Batching> {
  const mostItems = batcher.mostItems && (yield* settle(batcher.mostItems.evaluate(visit, input)));
  const mostBytes = batcher.mostBytes && (yield* settle(batcher.mostBytes.evaluate(visit, input)));
  return {
    mostItems: mostItems || Number.POSITIVE_INFINITY,
    mostBytes: mostBytes || Number.POSITIVE_INFINITY,
    batchInput: batcher.batchInput && (yield* settle(batcher.batchInput.evaluate(visit, { input }))),
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
