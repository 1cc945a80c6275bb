import type { Comparison } from "./comparison.ts";

export const numericComparisons: Readonly<Record<string, Comparison>> = {
  NumericEquals: comparing((value, operand) => value === operand),
  NumericLessThan: comparing((value, operand) => value < operand),
  NumericGreaterThan: comparing((value, operand) => value > operand),
  NumericLessThanEquals: comparing((value, operand) => value <= operand),
  NumericGreaterThanEquals: comparing((value, operand) => value >= operand),
};

function comparing(compare: (value: number, operand: number) => boolean): Comparison {
  return (value, operand) => typeof value === "number" && typeof operand === "number" && compare(value, operand);
}
