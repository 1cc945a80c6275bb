import { anyField, numberField, stringField } from "../definition/fields.ts";
import type { QueryLanguage } from "../definition/query-language.ts";
import { RuntimeFault } from "../errors/states-error.ts";
import type { Routine } from "../execution/routine.ts";
import { bindingsOf, type Visit } from "../execution/visit.ts";
import type { JsonObject } from "../json.ts";
import { parsePath } from "../paths/parse-path.ts";
import type { Path } from "../paths/path.ts";
import { selectPath } from "../paths/select.ts";
import { type JsonataTemplate, parseJsonataTemplate } from "../templates/jsonata-template.ts";
import type { Json } from "../types.ts";
import { evaluateAs, isNumber } from "./jsonata.ts";

/** A field that holds a number, has a twin ending in `Path`, or holds a JSONata expression. */
export type NumberField =
  | { readonly kind: "number"; readonly number: number }
  | { readonly kind: "path"; readonly field: string; readonly path: Path }
  | { readonly kind: "jsonata"; readonly field: string; readonly template: JsonataTemplate };

/** Undefined when the state has neither the field nor its twin. */
export function parseNumberField(source: JsonObject, field: string, language: QueryLanguage): NumberField | undefined {
  const path = stringField(source, `${field}Path`);
  if (path !== undefined) return { kind: "path", field: `${field}Path`, path: parsePath(path) };
  const number = numberField(source, field);
  if (number !== undefined) return { kind: "number", number };
  const expression = language === "JSONata" ? anyField(source, field) : undefined;
  return expression === undefined
    ? undefined
    : { kind: "jsonata", field, template: parseJsonataTemplate(expression, field) };
}

/**
 * @param input what the field's path or expression is about
 * @throws RuntimeFault, EvaluationFault when the value is no number
 */
export function* evaluateNumberField(
  field: NumberField | undefined,
  visit: Visit,
  input: Json,
): Routine<number | undefined> {
  if (field === undefined) return undefined;
  if (field.kind === "number") return field.number;
  if (field.kind === "jsonata") {
    const options = { data: { input }, expected: "number", accepts: isNumber, field: field.field };
    return yield* evaluateAs(field.template, visit, options);
  }
  const value = selectPath(field.path, bindingsOf(visit, input));
  if (typeof value === "number" && Number.isFinite(value) && value >= 0) return value;
  throw new RuntimeFault(
    value === undefined
      ? `The ${field.field} parameter does not reference an input value: ${field.path.source}`
      : `The ${field.field} parameter does not reference a non-negative number: ${field.path.source} == ${JSON.stringify(value)}`,
  );
}
