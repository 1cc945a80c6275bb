import { evaluateAs, isArray } from "../data-flow/jsonata.ts";
import { stringField } from "../definition/fields.ts";
import type { QueryLanguage } from "../definition/query-language.ts";
import { errorNames } from "../errors/error-names.ts";
import { EvaluationFault, RuntimeFault, StatesError } from "../errors/states-error.ts";
import type { Routine } from "../execution/routine.ts";
import { bindingsOf, type Visit } from "../execution/visit.ts";
import type { JsonObject } from "../json.ts";
import { describeMissing } from "../paths/missing-path.ts";
import { parsePath } from "../paths/parse-path.ts";
import type { Path } from "../paths/path.ts";
import { selectPath } from "../paths/select.ts";
import { type JsonataTemplate, parseJsonataField } from "../templates/jsonata-template.ts";
import type { Json } from "../types.ts";

/** Where a Map state finds its items: `ItemsPath`, `Items`, or its whole input. */
export type Items =
  | { readonly language: "JSONPath"; readonly path: Path }
  | { readonly language: "JSONata"; readonly template: JsonataTemplate | undefined };

export function parseItems(source: JsonObject, language: QueryLanguage): Items {
  if (language === "JSONPath") return { language, path: parsePath(stringField(source, "ItemsPath") ?? "$") };
  return { language, template: parseJsonataField(source, "Items") };
}

/** @throws RuntimeFault, EvaluationFault when there is no array there */
export function* selectItems(items: Items, visit: Visit, input: Json): Routine<Json[]> {
  if (items.language === "JSONPath") return itemsAt(items.path, visit, input);
  if (items.template === undefined) {
    if (Array.isArray(input)) return input;
    throw new EvaluationFault(`Map state input must be an array but was: ${JSON.stringify(input)}`);
  }
  return yield* evaluateAs(items.template, visit, {
    data: { input },
    expected: "array",
    accepts: isArray,
    field: "Items",
  });
}

function itemsAt(path: Path, visit: Visit, input: Json): Json[] {
  const value = selectValue(path, visit, input);
  if (Array.isArray(value)) return value;
  // Recorded: the text names the path from its own root, and neither the state nor its place in the history.
  const cause = `Reference path "${path.source.replace(/^\$\$/, "$")}" must point to array.`;
  throw new StatesError({ error: errorNames.runtime, cause });
}

/** @throws RuntimeFault when the path finds nothing */
export function selectValue(path: Path, visit: Visit, input: Json): Json {
  const value = selectPath(path, bindingsOf(visit, input));
  if (value !== undefined) return value;
  throw new RuntimeFault(`Invalid path '${path.source}' : ${describeMissing(path, input)}`);
}
