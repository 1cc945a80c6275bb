import { anyField } from "../definition/fields.ts";
import type { QueryLanguage } from "../definition/query-language.ts";
import type { Routine } from "../execution/routine.ts";
import { bindingsOf, type Visit } from "../execution/visit.ts";
import type { JsonObject } from "../json.ts";
import { type JsonataTemplate, parseJsonataTemplate } from "../templates/jsonata-template.ts";
import { fillPayloadTemplate, parsePayloadTemplate, type PayloadTemplate } from "../templates/payload-template.ts";
import type { Json } from "../types.ts";
import { fillJsonata, type StatesData } from "./jsonata.ts";

/** The template of a field that exists in both query languages, such as `Assign` and `ItemSelector`. */
export type Template =
  | { readonly language: "JSONPath"; readonly template: PayloadTemplate }
  | { readonly language: "JSONata"; readonly template: JsonataTemplate };

/** Undefined when the state does not have the field. */
export function parseTemplate(source: JsonObject, field: string, language: QueryLanguage): Template | undefined {
  const value = anyField(source, field);
  if (value === undefined) return undefined;
  return language === "JSONPath"
    ? { language, template: parsePayloadTemplate(value) }
    : { language, template: parseJsonataTemplate(value, field) };
}

/**
 * @param data for JSONata, what `$states` holds; for JSONPath, `$` is the last thing there is of input, result and
 * error output
 * @throws RuntimeFault, EvaluationFault
 */
export function* fillTemplate({ language, template }: Template, visit: Visit, data: StatesData): Routine<Json> {
  if (language === "JSONata") return yield* fillJsonata(template, visit, data);
  const bindings = bindingsOf(visit, data.errorOutput ?? data.result ?? data.input, { map: data.map });
  return fillPayloadTemplate(template, bindings);
}
