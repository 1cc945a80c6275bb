import { RuntimeFault } from "../errors/states-error.ts";
import { costOf } from "../pattern-cost.ts";
import { equalJson, isObject } from "../json.ts";
import type { Json } from "../types.ts";
import type { Bindings } from "./bindings.ts";
import type { Filter, FilterOperand, FilterOperator } from "./filter.ts";
import { isDefinite } from "./path.ts";
// oxlint-disable-next-line import/no-cycle -- the grammar is recursive: paths hold filters, and filters hold paths
import { selectPath, selectSegments } from "./select.ts";

const longestText = 2_000;

interface FilterContext {
  readonly root: Json;
  readonly bindings: Bindings;
}

/**
 * Whether an element satisfies the condition of `[?(…)]`.
 *
 * @see https://states-language.net/spec.html#path
 */
export function matchesFilter(filter: Filter, element: Json, context: FilterContext): boolean {
  switch (filter.kind) {
    case "and":
      return matchesFilter(filter.left, element, context) && matchesFilter(filter.right, element, context);
    case "or":
      return matchesFilter(filter.left, element, context) || matchesFilter(filter.right, element, context);
    case "not":
      return !matchesFilter(filter.filter, element, context);
    case "exists":
      return exists(operandValue(filter.operand, element, context));
    case "match": {
      const text = operandValue(filter.left, element, context);
      return typeof text === "string" && matchesPattern(filter.pattern, text);
    }
    case "compare":
      return compare(
        filter.operator,
        operandValue(filter.left, element, context),
        operandValue(filter.right, element, context),
      );
  }
}

/** The patterns let through may take time in proportion to a power of the length, so that is limited. */
function matchesPattern(pattern: RegExp, text: string): boolean {
  if (text.length <= longestText || costOf(pattern) === "linear") return pattern.test(text);
  throw new RuntimeFault(`The regular expression ${String(pattern)} cannot be applied to ${text.length} characters`);
}

/** A place that holds null exists as well. */
function exists(value: Json | undefined): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== undefined;
}

function operandValue(operand: FilterOperand, element: Json, { root, bindings }: FilterContext): Json | undefined {
  if (operand.kind === "literal") return operand.value;
  if (operand.kind === "path") return selectPath(operand.path, bindings);
  return selectSegments(operand.segments, element, { root, bindings, definite: isDefinite(operand.segments) });
}

function compare(operator: FilterOperator, left: Json | undefined, right: Json | undefined): boolean {
  switch (operator) {
    case "==":
    case "===":
      return equal(left, right);
    case "!=":
    case "!==":
      return !equal(left, right);
    case "<":
    case "<=":
    case ">":
    case ">=":
      return inOrder(operator, left, right);
    case "in":
      return Array.isArray(right) && includes(right, left);
    case "nin":
      return Array.isArray(right) && !includes(right, left);
    case "contains":
      if (typeof left === "string") return typeof right === "string" && left.includes(right);
      return Array.isArray(left) && includes(left, right);
    case "subsetof":
      return Array.isArray(left) && Array.isArray(right) && left.every((item) => includes(right, item));
    case "anyof":
      return Array.isArray(left) && Array.isArray(right) && left.some((item) => includes(right, item));
    case "noneof":
      return Array.isArray(left) && Array.isArray(right) && !left.some((item) => includes(right, item));
    case "size":
      return sizeOf(left) !== undefined && sizeOf(left) === right;
    case "empty":
      return sizeOf(left) !== undefined && (sizeOf(left) === 0) === right;
  }
}

function equal(left: Json | undefined, right: Json | undefined): boolean {
  return left === undefined || right === undefined ? left === right : equalJson(left, right);
}

function includes(items: readonly Json[], value: Json | undefined): boolean {
  return value !== undefined && items.some((item) => equalJson(item, value));
}

/** Only numbers compare with numbers and strings with strings. */
function inOrder(operator: "<" | "<=" | ">" | ">=", left: Json | undefined, right: Json | undefined): boolean {
  const comparable =
    (typeof left === "number" && typeof right === "number") || (typeof left === "string" && typeof right === "string");
  if (!comparable) return false;
  if (operator === "<") return left < right;
  if (operator === "<=") return left <= right;
  return operator === ">" ? left > right : left >= right;
}

function sizeOf(value: Json | undefined): number | undefined {
  if (Array.isArray(value) || typeof value === "string") return value.length;
  return isObject(value) ? Object.keys(value).length : undefined;
}
