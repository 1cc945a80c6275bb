import type { QueryLanguage } from "../definition/query-language.ts";
import type { Routine } from "../execution/routine.ts";
import type { Visit } from "../execution/visit.ts";
import { isObject, type JsonObject } from "../json.ts";
import type { StatesData } from "./jsonata.ts";
import { fillTemplate, parseTemplate, type Template } from "./template.ts";

/** `Assign`: variables that get new values when the state is left. All are worked out before any is set. */
export type Assign = Template;

export function parseAssign(source: JsonObject, language: QueryLanguage): Assign | undefined {
  return parseTemplate(source, "Assign", language);
}

/**
 * Works the new values out. In JSONPath, `$` is the result of the state, or its input when the state has none
 * (recorded).
 */
export function* applyAssign(assign: Assign | undefined, visit: Visit, data: StatesData): Routine<void> {
  if (assign === undefined) return;
  const values = yield* fillTemplate(assign, visit, data);
  if (isObject(values) && Object.keys(values).length > 0) visit.assigned = { ...visit.assigned, ...values };
}
