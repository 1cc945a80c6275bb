import type { Comparison } from "./comparison.ts";
import { matchesWildcards } from "./matches-wildcards.ts";

export const stringComparisons: Readonly<Record<string, Comparison>> = {
  StringEquals: comparing((value, operand) => value === operand),
  StringLessThan: comparing((value, operand) => value < operand),
  StringGreaterThan: comparing((value, operand) => value > operand),
  StringLessThanEquals: comparing((value, operand) => value <= operand),
  StringGreaterThanEquals: comparing((value, operand) => value >= operand),
  StringMatches: comparing(matchesWildcards),
};

function comparing(compare: (value: string, operand: string) => boolean): Comparison {
  return (value, operand) => typeof value === "string" && typeof operand === "string" && compare(value, operand);
}
