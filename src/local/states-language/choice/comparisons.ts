import { booleanComparisons } from "./boolean-comparisons.ts";
import type { Comparison } from "./comparison.ts";
import { numericComparisons } from "./numeric-comparisons.ts";
import { stringComparisons } from "./string-comparisons.ts";
import { timestampComparisons } from "./timestamp-comparisons.ts";
import { typeTests } from "./type-tests.ts";

/** Comparisons that also exist in a form ending in `Path`, whose operand is a path to the value to compare with. */
export const pathComparisons: ReadonlyMap<string, Comparison> = new Map(
  Object.entries({
    ...booleanComparisons,
    ...numericComparisons,
    ...stringComparisons,
    ...timestampComparisons,
  }).filter(([name]) => name !== "StringMatches"),
);

/** All comparisons with an operand that stands in the rule. `IsPresent` is not among them: it needs no value. */
export const literalComparisons: ReadonlyMap<string, Comparison> = new Map(
  Object.entries({
    ...booleanComparisons,
    ...numericComparisons,
    ...stringComparisons,
    ...timestampComparisons,
    ...typeTests,
  }),
);
