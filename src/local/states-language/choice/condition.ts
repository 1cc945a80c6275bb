import { anyField, objectField, objectsField, stringField } from "../definition/fields.ts";
import { RuntimeFault } from "../errors/states-error.ts";
import type { JsonObject } from "../json.ts";
import type { Bindings } from "../paths/bindings.ts";
import { parsePath } from "../paths/parse-path.ts";
import type { Path } from "../paths/path.ts";
import { selectPath } from "../paths/select.ts";
import type { Json } from "../types.ts";
import { type Comparison, literalComparisons, pathComparisons } from "./comparisons.ts";

/**
 * The condition of a Choice rule in JSONPath.
 *
 * @see https://states-language.net/spec.html#choice-state
 */
export type Condition =
  | { readonly kind: "and" | "or"; readonly conditions: readonly Condition[] }
  | { readonly kind: "not"; readonly condition: Condition }
  | { readonly kind: "present"; readonly variable: Path; readonly operand: boolean }
  | { readonly kind: "compare"; readonly variable: Path; readonly comparison: Comparison; readonly operand: Operand };

type Operand = { readonly kind: "literal"; readonly value: Json } | { readonly kind: "path"; readonly path: Path };

/** @throws PathSyntaxError */
export function parseCondition(rule: JsonObject): Condition {
  if (rule["And"] !== undefined) return { kind: "and", conditions: objectsField(rule, "And").map(parseCondition) };
  if (rule["Or"] !== undefined) return { kind: "or", conditions: objectsField(rule, "Or").map(parseCondition) };
  const negated = objectField(rule, "Not");
  if (negated !== undefined) return { kind: "not", condition: parseCondition(negated) };
  const variable = parsePath(stringField(rule, "Variable") ?? "$");
  const present = anyField(rule, "IsPresent");
  if (typeof present === "boolean") return { kind: "present", variable, operand: present };
  return parseComparison(rule, variable);
}

function parseComparison(rule: JsonObject, variable: Path): Condition {
  for (const [name, value] of Object.entries(rule)) {
    const literal = literalComparisons.get(name);
    if (literal !== undefined) {
      return { kind: "compare", variable, comparison: literal, operand: { kind: "literal", value } };
    }
    const byPath = name.endsWith("Path") ? pathComparisons.get(name.slice(0, -"Path".length)) : undefined;
    if (byPath !== undefined) {
      const operand: Operand = { kind: "path", path: parsePath(String(value)) };
      return { kind: "compare", variable, comparison: byPath, operand };
    }
  }
  return { kind: "or", conditions: [] };
}

/** @throws RuntimeFault when a path finds nothing, except under `IsPresent` */
export function holds(condition: Condition, bindings: Bindings): boolean {
  switch (condition.kind) {
    case "and":
      return condition.conditions.every((each) => holds(each, bindings));
    case "or":
      return condition.conditions.some((each) => holds(each, bindings));
    case "not":
      return !holds(condition.condition, bindings);
    case "present":
      return (selectPath(condition.variable, bindings) !== undefined) === condition.operand;
    case "compare": {
      const value = valueAt(condition.variable, bindings);
      const { operand } = condition;
      return condition.comparison(value, operand.kind === "literal" ? operand.value : valueAt(operand.path, bindings));
    }
  }
}

function valueAt(path: Path, bindings: Bindings): Json {
  const value = selectPath(path, bindings);
  if (value !== undefined) return value;
  throw new RuntimeFault(
    `Invalid path '${path.source}': The choice state's condition path references an invalid value.`,
  );
}
