import type { QueryLanguage } from "../definition/query-language.ts";
import { objectField } from "../definition/fields.ts";
import type { Routine } from "../execution/routine.ts";
import { bindingsOf, type Visit } from "../execution/visit.ts";
import { isObject, type JsonObject } from "../json.ts";
import { type JsonataTemplate, parseJsonataTemplate } from "../templates/jsonata-template.ts";
import { fillPayloadTemplate, parsePayloadTemplate, type PayloadTemplate } from "../templates/payload-template.ts";
import type { Json } from "../types.ts";
import { fillTemplate, type StatesData } from "./jsonata.ts";

/** `Assign`: variables that get new values when the state is left. All are worked out before any is set. */
export type Assign =
  | { readonly language: "JSONPath"; readonly template: PayloadTemplate }
  | { readonly language: "JSONata"; readonly template: JsonataTemplate };

export function parseAssign(source: JsonObject, language: QueryLanguage): Assign | undefined {
  const assign = objectField(source, "Assign");
  if (assign === undefined || Object.keys(assign).length === 0) return undefined;
  return language === "JSONPath"
    ? { language, template: parsePayloadTemplate(assign) }
    : { language, template: parseJsonataTemplate(assign, "Assign") };
}

/**
 * Works the new values out.
 * @param data for JSONata, what `$states` holds; for JSONPath, `$` is the result of the state, or its input when the
 * state has no result (recorded)
 */
export function* applyAssign(assign: Assign | undefined, visit: Visit, data: StatesData): Routine<void> {
  if (assign === undefined) return;
  const values: Json =
    assign.language === "JSONPath"
      ? fillPayloadTemplate(assign.template, bindingsOf(visit, data.errorOutput ?? data.result ?? data.input))
      : yield* fillTemplate(assign.template, visit, data);
  if (isObject(values)) visit.assigned = { ...visit.assigned, ...values };
}
