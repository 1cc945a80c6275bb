import { numberField, stringField } from "../../definition/fields.ts";
import { RuntimeFault } from "../../errors/states-error.ts";
import { bindingsOf, type Visit } from "../../execution/visit.ts";
import type { JsonObject } from "../../json.ts";
import { describeMissing } from "../../paths/missing-path.ts";
import { parsePath } from "../../paths/parse-path.ts";
import type { Path } from "../../paths/path.ts";
import { selectPath } from "../../paths/select.ts";
import type { Json } from "../../types.ts";
import { constantNumber } from "../constant-number.ts";
import type { NumberRule } from "../number-rule.ts";
import type { NumberField } from "../query-language.ts";

/**
 * The field, or its twin that ends in `Path`.
 *
 * @see https://states-language.net/spec.html#path
 * @throws PathSyntaxError
 */
export function parseNumberField(source: JsonObject, rule: NumberRule): NumberField | undefined {
  const pathSource = stringField(source, `${rule.field}Path`);
  if (pathSource === undefined) return constantNumber(numberField(source, rule.field));
  const path = parsePath(pathSource);
  return {
    constant: undefined,
    evaluate(visit, input) {
      return numberAt(path, rule, visit, input);
    },
  };
}

function numberAt(path: Path, rule: NumberRule, visit: Visit, input: Json): number {
  const bindings = bindingsOf(visit, input);
  const value = selectPath(path, bindings);
  if (value === undefined) {
    throw new RuntimeFault(`Invalid path '${path.source}' : ${describeMissing(path, bindings)}`);
  }
  const number = rule.type === "integer" ? readLong(value) : readFloat(value);
  if (number === undefined) {
    throw new RuntimeFault(
      `The ${rule.field}Path field refers to value "${textOf(value)}" which is not a valid ${rule.type}: ${path.source}`,
    );
  }
  const fault = rule.rangeFault(number);
  if (fault !== undefined) throw fault;
  return number;
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
