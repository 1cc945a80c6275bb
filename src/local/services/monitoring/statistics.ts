import { percentileOf, type Distribution } from "./distribution.ts";

/** Computes a statistic; undefined where it does not follow from what is stored. */
export type Statistic = (distribution: Distribution) => number | undefined;

export const simpleStatistics: Readonly<Record<string, Statistic>> = {
  SampleCount: ({ count }) => count,
  Sum: ({ sum }) => sum,
  Average: ({ sum, count }) => sum / count,
  Minimum: ({ min }) => min,
  Maximum: ({ max }) => max,
};

/** A percentile such as `p99.9`; undefined for another text. */
export function parsePercentile(text: string): Statistic | undefined {
  const percent = /^[pP](\d{1,3}(?:\.\d{1,10})?)$/.exec(text)?.[1];
  if (percent === undefined || Number(percent) > 100) return undefined;
  return (distribution) => percentileOf(distribution, Number(percent));
}

/** The statistic of a name; undefined for those this endpoint does not compute. */
export function findStatistic(name: string): Statistic | undefined {
  return Object.hasOwn(simpleStatistics, name) ? simpleStatistics[name] : parsePercentile(name);
}
