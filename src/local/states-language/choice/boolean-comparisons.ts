import type { Comparison } from "./comparison.ts";

export const booleanComparisons: Readonly<Record<string, Comparison>> = {
  BooleanEquals: (value, operand) => typeof value === "boolean" && value === operand,
};
