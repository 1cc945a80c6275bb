import { parseTimestamp } from "../timestamp.ts";
import type { Json } from "../types.ts";
import { matchesWildcards } from "./matches-wildcards.ts";

/**
 * How a Choice rule compares the value of its `Variable` with its operand. Values of the wrong type do not compare.
 * @see https://states-language.net/spec.html#data-test-expression-choice-rules
 */
export type Comparison = (value: Json, operand: Json) => boolean;

type Order<Value> = (value: Value, operand: Value) => boolean;

const booleans: Readonly<Record<string, Comparison>> = {
  BooleanEquals: (value, operand) => typeof value === "boolean" && value === operand,
};
const numbers = allOrders<number>("Numeric", (value) => (typeof value === "number" ? value : undefined));
const strings = allOrders<string>("String", (value) => (typeof value === "string" ? value : undefined));
const timestamps = allOrders<number>("Timestamp", (value) =>
  typeof value === "string" ? parseTimestamp(value) : undefined,
);

/** `IsString` and its like: whether the value is of the type agrees with the operand. */
const typeTests: Readonly<Record<string, Comparison>> = {
  IsNull: testing((value) => value === null),
  IsString: testing((value) => typeof value === "string"),
  IsNumeric: testing((value) => typeof value === "number"),
  IsBoolean: testing((value) => typeof value === "boolean"),
  IsTimestamp: testing((value) => typeof value === "string" && parseTimestamp(value) !== undefined),
};

/** Comparisons that also exist in a form ending in `Path`, whose operand is a path to the value to compare with. */
export const pathComparisons: ReadonlyMap<string, Comparison> = new Map(
  Object.entries({ ...booleans, ...numbers, ...strings, ...timestamps }),
);

/** All comparisons with an operand that stands in the rule. `IsPresent` is not among them: it needs no value. */
export const literalComparisons: ReadonlyMap<string, Comparison> = new Map([
  ...pathComparisons,
  ...Object.entries({
    StringMatches: comparing((value) => (typeof value === "string" ? value : undefined), matchesWildcards),
    ...typeTests,
  }),
]);

/** `NumericEquals`, `NumericLessThan`, … for one type. @param read gives the value, or undefined for another type */
function allOrders<Value extends number | string>(
  type: string,
  read: (value: Json) => Value | undefined,
): Readonly<Record<string, Comparison>> {
  return {
    [`${type}Equals`]: comparing(read, (value, operand) => value === operand),
    [`${type}LessThan`]: comparing(read, (value, operand) => value < operand),
    [`${type}GreaterThan`]: comparing(read, (value, operand) => value > operand),
    [`${type}LessThanEquals`]: comparing(read, (value, operand) => value <= operand),
    [`${type}GreaterThanEquals`]: comparing(read, (value, operand) => value >= operand),
  };
}

function comparing<Value>(read: (value: Json) => Value | undefined, holds: Order<Value>): Comparison {
  return (value, operand) => {
    const [left, right] = [read(value), read(operand)];
    return left !== undefined && right !== undefined && holds(left, right);
  };
}

function testing(isOfType: (value: Json) => boolean): Comparison {
  return (value, operand) => isOfType(value) === operand;
}
