import { addDistribution, createDistribution, type Distribution } from "./distribution.ts";
import { invalidValue } from "./metric-errors.ts";
import type { MetricPoint } from "./metric-table.ts";

/** @throws AwsError for a period that metrics are not kept in (CloudWatch API Reference, "GetMetricStatistics") */
export function checkPeriod(period: number | undefined, parameter: string): number {
  if (period !== undefined && [1, 5, 10, 20, 30].includes(period)) return period;
  if (period === undefined || period < 1 || period % 60 !== 0) {
    throw invalidValue(`The parameter ${parameter} must be 1, 5, 10, 20, 30 or a multiple of 60.`);
  }
  return period;
}

/** The measurements of one period. */
interface PeriodPoint {
  /** When it begins, in seconds since 1970. */
  readonly time: number;
  readonly distribution: Distribution;
}

/**
 * Joins points into periods.
 *
 * @param options.origin a time at which a period begins
 */
export function groupByPeriod(
  points: readonly MetricPoint[],
  { period, origin }: { readonly period: number; readonly origin: number },
): PeriodPoint[] {
  const periods = new Map<number, Distribution>();
  for (const { time, distribution } of points) {
    const begins = origin + Math.floor((time - origin) / period) * period;
    let joined = periods.get(begins);
    if (!joined) periods.set(begins, (joined = createDistribution()));
    addDistribution(joined, distribution);
  }
  return Array.from(periods, ([time, distribution]) => ({ time, distribution }));
}
