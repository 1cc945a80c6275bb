import { anyField, numberField, stringField } from "../definition/fields.ts";
import type { QueryLanguage } from "../definition/query-language.ts";
import { RuntimeFault } from "../errors/states-error.ts";
import type { Routine } from "../execution/routine.ts";
import { bindingsOf, type Visit } from "../execution/visit.ts";
import type { JsonObject } from "../json.ts";
import { describeMissing } from "../paths/missing-path.ts";
import { parsePath } from "../paths/parse-path.ts";
import type { Path } from "../paths/path.ts";
import { selectPath } from "../paths/select.ts";
import { type JsonataTemplate, parseJsonataTemplate } from "../templates/jsonata-template.ts";
import type { Json } from "../types.ts";
import { evaluateAs, isNumber } from "./jsonata.ts";

/** A field that holds a number, has a twin ending in `Path`, or holds a JSONata expression. */
export type NumberField =
  | { readonly kind: "number"; readonly number: number }
  | { readonly kind: "path"; readonly rule: NumberRule; readonly path: Path }
  | { readonly kind: "jsonata"; readonly field: string; readonly template: JsonataTemplate };

/** What the value behind a field's `…Path` twin must be. */
export interface NumberRule {
  /** Without `Path`, such as `MaxConcurrency`. */
  readonly field: string;
  /** A float is asked for only by `ToleratedFailurePercentage`. */
  readonly type: "integer" | "float";
  /** What the state fails with when the number is of the right type, but too small or too large. */
  rangeFault(value: number): Error | undefined;
}

/** Undefined when the state has neither the field nor its twin. */
export function parseNumberField(
  source: JsonObject,
  rule: NumberRule,
  language: QueryLanguage,
): NumberField | undefined {
  const { field } = rule;
  const path = stringField(source, `${field}Path`);
  if (path !== undefined) return { kind: "path", rule, path: parsePath(path) };
  const number = numberField(source, field);
  if (number !== undefined) return { kind: "number", number };
  const expression = language === "JSONata" ? anyField(source, field) : undefined;
  return expression === undefined
    ? undefined
    : { kind: "jsonata", field, template: parseJsonataTemplate(expression, field) };
}

/** A rule for whole numbers: `fault` words what is said of one that is out of range. */
export function integerRule(field: string, rangeFault: NumberRule["rangeFault"]): NumberRule {
  return { field, type: "integer", rangeFault };
}

/**
 * @param input what the field's path or expression is about
 * @throws RuntimeFault, EvaluationFault when the value is not a number of the kind the field takes
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
  return numberAt(field, visit, input);
}

function numberAt({ rule, path }: Extract<NumberField, { kind: "path" }>, visit: Visit, input: Json): number {
  const value = selectPath(path, bindingsOf(visit, input));
  if (value === undefined) throw new RuntimeFault(`Invalid path '${path.source}' : ${describeMissing(path, input)}`);
  const number = readNumber(value, rule.type);
  if (number === undefined) {
    throw new RuntimeFault(
      `The ${rule.field}Path field refers to value "${textOf(value)}" which is not a valid ${rule.type}: ${path.source}`,
    );
  }
  const fault = rule.rangeFault(number);
  if (fault !== undefined) throw fault;
  return number;
}

function readNumber(value: Json, type: NumberRule["type"]): number | undefined {
  return type === "integer" ? readLong(value) : readFloat(value);
}

/** A whole number, or the text of one: AWS reads the value as text, so `"2"` is 2 and `2.5` is refused (recorded). */
export function readLong(value: Json): number | undefined {
  const text = textOf(value);
  return /^[+-]?\d{1,18}$/.test(text) ? Number(text) + 0 : undefined;
}

function readFloat(value: Json): number | undefined {
  const text = textOf(value);
  const number = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(number) ? number : undefined;
}

function textOf(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
