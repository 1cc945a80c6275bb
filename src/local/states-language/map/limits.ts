import { settle } from "../data-flow/eventual.ts";
import { integerRule, type NumberRule } from "../data-flow/number-rule.ts";
import type { NumberField, QueryLanguage } from "../data-flow/query-language.ts";
import { errorNames } from "../errors/error-names.ts";
import { RuntimeFault, StatesError } from "../errors/states-error.ts";
import type { Routine } from "../execution/routine.ts";
import type { Visit } from "../execution/visit.ts";
import type { JsonObject } from "../json.ts";
import type { Json } from "../types.ts";

/**
 * How many iterations may run at once, and how many may fail before the Map state does.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html
 */
export interface MapLimits {
  readonly maxConcurrency: NumberField | undefined;
  readonly toleratedFailureCount: NumberField | undefined;
  readonly toleratedFailurePercentage: NumberField | undefined;
}

/** How many failures a Map state puts up with. */
export interface Tolerance {
  readonly toleratedCount: number | undefined;
  readonly toleratedPercentage: number | undefined;
}

export interface EvaluatedLimits extends Tolerance {
  /** `MaxConcurrency` as the state says; 0 means no limit. */
  readonly maxConcurrency: number;
}

/** AWS runs no more iterations of an inline Map state at once, whatever `MaxConcurrency` says. */
const mostInlineIterations = 40;

const maxConcurrencyRule = integerRule("MaxConcurrency", (value) =>
  value < 0 ? new RuntimeFault(`Expected non-negative integer for MaxConcurrency, got '${value}' instead.`) : undefined,
);
const toleratedCountRule = integerRule("ToleratedFailureCount", (value) =>
  value < 0 ? new RuntimeFault("ToleratedFailureCount cannot be negative.") : undefined,
);
const toleratedPercentageRule: NumberRule = {
  field: "ToleratedFailurePercentage",
  type: "float",
  rangeFault: (value) =>
    value < 0 || value > 100 ? new RuntimeFault("ToleratedFailurePercentage must be between 0 and 100.") : undefined,
};

/** Reads the limits, each as a number, a path or an expression. */
export function parseMapLimits(source: JsonObject, language: QueryLanguage): MapLimits {
  return {
    maxConcurrency: language.number(source, maxConcurrencyRule),
    toleratedFailureCount: language.number(source, toleratedCountRule),
    toleratedFailurePercentage: language.number(source, toleratedPercentageRule),
  };
}

/** @throws RuntimeFault, EvaluationFault when a limit is not a number, or is out of range */
export function* evaluateLimits(limits: MapLimits, visit: Visit, input: Json): Routine<EvaluatedLimits> {
  const { toleratedFailureCount: count, toleratedFailurePercentage: percentage } = limits;
  const concurrency = limits.maxConcurrency && (yield* settle(limits.maxConcurrency.evaluate(visit, input)));
  const toleratedCount = count && (yield* settle(count.evaluate(visit, input)));
  const toleratedPercentage = percentage && (yield* settle(percentage.evaluate(visit, input)));
  return { maxConcurrency: concurrency ?? 0, toleratedCount, toleratedPercentage };
}

/** How many iterations of an inline Map state run at once. */
export function inlineConcurrency({ maxConcurrency }: EvaluatedLimits): number {
  return maxConcurrency === 0 ? mostInlineIterations : Math.min(maxConcurrency, mostInlineIterations);
}

/** Whether this number of failures is more than the state tolerates. Without a tolerance the first one is too many. */
export function exceedsTolerance(limits: Tolerance, failures: number, iterations: number): boolean {
  if (failures === 0) return false;
  const { toleratedCount, toleratedPercentage } = limits;
  if (toleratedCount === undefined && toleratedPercentage === undefined) return true;
  const tooMany = toleratedCount !== undefined && failures > toleratedCount;
  const tooLargeAShare = toleratedPercentage !== undefined && (failures / iterations) * 100 > toleratedPercentage;
  return tooMany || tooLargeAShare;
}

/** Returns the error of a Map state in which more iterations failed than it tolerates. */
export function thresholdExceeded(): StatesError {
  return new StatesError({
    error: errorNames.exceedToleratedFailureThreshold,
    cause: "The specified tolerated failure threshold was exceeded",
  });
}

/** Whether the state puts up with any failure at all. */
export function toleratesFailures({ toleratedCount = 0, toleratedPercentage = 0 }: Tolerance): boolean {
  return toleratedCount > 0 || toleratedPercentage > 0;
}
