import { fillTemplate } from "../data-flow/jsonata.ts";
import { anyField } from "../definition/fields.ts";
import type { QueryLanguage } from "../definition/query-language.ts";
import type { Routine } from "../execution/routine.ts";
import { bindingsOf, type Visit } from "../execution/visit.ts";
import type { JsonObject } from "../json.ts";
import { type JsonataTemplate, parseJsonataTemplate } from "../templates/jsonata-template.ts";
import { fillPayloadTemplate, parsePayloadTemplate, type PayloadTemplate } from "../templates/payload-template.ts";
import type { Json } from "../types.ts";

/** What each iteration is given in place of the bare item. */
export type ItemSelector =
  | { readonly language: "JSONPath"; readonly template: PayloadTemplate }
  | { readonly language: "JSONata"; readonly template: JsonataTemplate };

export function parseItemSelector(source: JsonObject, language: QueryLanguage): ItemSelector | undefined {
  const selector = anyField(source, "ItemSelector") ?? anyField(source, "Parameters");
  if (selector === undefined) return undefined;
  return language === "JSONPath"
    ? { language, template: parsePayloadTemplate(selector) }
    : { language, template: parseJsonataTemplate(selector, "ItemSelector") };
}

/**
 * @param input of the Map state: that is what the paths are about; the item itself is in the context object
 * @param map `$$.Map` for the item
 */
export function* selectItem(selector: ItemSelector, visit: Visit, input: Json, map: JsonObject): Routine<Json> {
  return selector.language === "JSONPath"
    ? fillPayloadTemplate(selector.template, bindingsOf(visit, input, { map }))
    : yield* fillTemplate(selector.template, visit, { input, map });
}
