/**
 * The values measured in one minute. Percentiles are exact for up to 1,000 different values; beyond that
 * values are rounded to within 0.5 %.
 */
export interface Distribution {
  count: number;
  sum: number;
  min: number;
  max: number;
  /** How often each value was measured; undefined where only a summary was published. */
  values: Map<number, number> | undefined;
}

const mostValues = 1000;
const bucketBase = Math.log(1.01);

/** A distribution without values: its minimum is Infinity and its maximum -Infinity. */
export function createDistribution(): Distribution {
  return { count: 0, sum: 0, min: Infinity, max: -Infinity, values: new Map() };
}

/** Adds a value that was measured `count` times. */
export function addValue(into: Distribution, value: number, count = 1): void {
  into.count += count;
  into.sum += value * count;
  if (value < into.min) into.min = value;
  if (value > into.max) into.max = value;
  if (!into.values) return;
  const kept = into.values.size < mostValues || into.values.has(value) ? value : roundToBucket(value);
  into.values.set(kept, (into.values.get(kept) ?? 0) + count);
}

/** Adds all of one distribution to another. */
export function addDistribution(into: Distribution, added: Distribution): void {
  if (added.count === 0) return;
  // A summary of equal values is as good as the values.
  const values = added.values ?? (added.min === added.max ? new Map([[added.min, added.count]]) : undefined);
  const { count, sum } = into;
  if (values && into.values) for (const [value, times] of values) addValue(into, value, times);
  else into.values = undefined;
  into.count = count + added.count;
  into.sum = sum + added.sum;
  into.min = Math.min(into.min, added.min);
  into.max = Math.max(into.max, added.max);
}

/** Buckets grow by 1 %. */
function roundToBucket(value: number): number {
  if (value === 0) return 0;
  return Math.sign(value) * Math.exp(Math.round(Math.log(Math.abs(value)) / bucketBase) * bucketBase);
}

/** The value that `percent` of the measurements do not exceed; undefined where only a summary is known. */
export function percentileOf({ values, count, min, max }: Distribution, percent: number): number | undefined {
  if (!values) return undefined;
  const rank = (percent / 100) * count;
  let seen = 0;
  for (const [value, times] of [...values].sort(([a], [b]) => a - b)) {
    seen += times;
    if (seen >= rank) return Math.min(max, Math.max(min, value));
  }
  return max;
}

/** The values as text, for the store. */
export function writeValues({ values }: Distribution): string | null {
  return values ? JSON.stringify([...values]) : null;
}

/** Counts by value, from the stored JSON; undefined where single values are not stored. */
export function readValues(text: unknown): Map<number, number> | undefined {
  if (typeof text !== "string") return undefined;
  const entries: [number, number][] = JSON.parse(text);
  return new Map(entries);
}
