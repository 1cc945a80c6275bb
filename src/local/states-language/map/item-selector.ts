import { parseTemplate, type Template } from "../data-flow/template.ts";
import type { QueryLanguage } from "../definition/query-language.ts";
import type { JsonObject } from "../json.ts";

/**
 * `ItemSelector`, or `Parameters` as older machines call it: what each iteration is given in place of the bare item.
 * Its paths are about the input of the Map state; the item is in the context object.
 */
export function parseItemSelector(source: JsonObject, language: QueryLanguage): Template | undefined {
  return parseTemplate(source, "ItemSelector", language) ?? parseTemplate(source, "Parameters", language);
}
