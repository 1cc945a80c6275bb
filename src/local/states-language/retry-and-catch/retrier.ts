import { numberField, objectsField, stringField, stringsField } from "../definition/fields.ts";
import type { JsonObject } from "../json.ts";
import type { RandomSource } from "../random-source.ts";

/**
 * An element of `Retry`: which errors are worth another attempt, how many, and how long to wait before each.
 *
 * @see https://states-language.net/spec.html#retrying-after-error
 */
export interface Retrier {
  readonly errorEquals: readonly string[];
  readonly intervalSeconds: number;
  readonly maxAttempts: number;
  readonly backoffRate: number;
  readonly maxDelaySeconds: number;
  readonly jitter: "FULL" | "NONE";
}

/** Absent fields have the defaults of the specification: 1 second, 3 attempts, a rate of 2. */
export function parseRetriers(source: JsonObject): Retrier[] {
  return objectsField(source, "Retry").map((retrier) => ({
    errorEquals: stringsField(retrier, "ErrorEquals"),
    intervalSeconds: numberField(retrier, "IntervalSeconds") ?? 1,
    maxAttempts: numberField(retrier, "MaxAttempts") ?? 3,
    backoffRate: numberField(retrier, "BackoffRate") ?? 2,
    maxDelaySeconds: numberField(retrier, "MaxDelaySeconds") ?? Number.POSITIVE_INFINITY,
    jitter: stringField(retrier, "JitterStrategy") === "FULL" ? "FULL" : "NONE",
  }));
}

/**
 * Returns the wait before the next attempt, in milliseconds: the interval, multiplied by the rate for each attempt
 * made before, never above the limit. Full jitter takes any time up to that.
 * @param attempts how many further attempts this retrier has already granted
 */
export function delayOf(retrier: Retrier, attempts: number, random: RandomSource): number {
  const seconds = Math.min(retrier.intervalSeconds * retrier.backoffRate ** attempts, retrier.maxDelaySeconds);
  return Math.round((retrier.jitter === "FULL" ? random.number() * seconds : seconds) * 1000);
}
