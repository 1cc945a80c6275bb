/** Durations, summed up in a memory that does not grow with their number. */
export interface Latencies {
  add(ms: number): void;
  readonly count: number;
  summary(): LatencySummary;
  /** How many durations lie between powers of √2, from the first that has any to the last. */
  distribution(): LatencyClass[];
}

/** Durations from `fromMs` up to, and without, `toMs`. */
export interface LatencyClass {
  readonly fromMs: number;
  readonly toMs: number;
  readonly count: number;
}

/** Milliseconds. */
export interface LatencySummary {
  readonly count: number;
  readonly p50: number;
  readonly p90: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
  readonly mean: number;
}

type Percentile = "p50" | "p90" | "p95" | "p99";

const leastValues: Readonly<Record<Percentile, number>> = { p50: 1, p90: 10, p95: 20, p99: 100 };

/** Whether a percentile of this number of values says more than the longest value: p99 needs 100 values. */
export function isMeaningful(percentile: Percentile, count: number): boolean {
  return count >= leastValues[percentile];
}

/** Durations below this many milliseconds are kept exactly; above it, to within one part in 512. */
const exactBelow = 1024;
const exactPower = 10;
const perDoubling = 512;

/** Starts an empty histogram whose classes double in width with each power of two. */
export function createLatencies(): Latencies {
  const counts: number[] = [];
  let count = 0;
  let sum = 0;
  let max = 0;

  function percentile(share: number): number {
    let left = Math.max(1, Math.ceil(count * share));
    if (left >= count) return max;
    for (const [index, inClass] of counts.entries()) {
      left -= inClass ?? 0;
      if (left <= 0) return Math.min(max, valueOf(index));
    }
    return max;
  }

  return {
    add(ms) {
      const value = Math.max(0, Math.round(ms));
      const index = classOf(value);
      for (let filled = counts.length; filled <= index; filled += 1) counts.push(0);
      counts[index] = (counts[index] ?? 0) + 1;
      count += 1;
      sum += value;
      max = Math.max(max, value);
    },
    get count() {
      return count;
    },
    summary: () => ({
      count,
      p50: percentile(0.5),
      p90: percentile(0.9),
      p95: percentile(0.95),
      p99: percentile(0.99),
      max,
      mean: count === 0 ? 0 : Math.round((sum / count) * 10) / 10,
    }),
    distribution: () => classesOf(counts),
  };
}

function classesOf(counts: readonly number[]): LatencyClass[] {
  const classes = new Map<number, number>();
  for (const [index, count] of counts.entries()) {
    if (count === 0) continue;
    const step = Math.floor(Math.log2(Math.max(1, valueOf(index))) * 2 + 1e-9);
    classes.set(step, (classes.get(step) ?? 0) + count);
  }
  const steps = [...classes.keys()];
  const [first, last] = [Math.min(...steps), Math.max(...steps)];
  return Array.from({ length: steps.length === 0 ? 0 : last - first + 1 }, (_, offset) => {
    const step = first + offset;
    return { fromMs: step === 0 ? 0 : 2 ** (step / 2), toMs: 2 ** ((step + 1) / 2), count: classes.get(step) ?? 0 };
  });
}

function classOf(value: number): number {
  if (value < exactBelow) return value;
  const power = Math.floor(Math.log2(value));
  const within = Math.floor((value / 2 ** power - 1) * perDoubling);
  return exactBelow + (power - exactPower) * perDoubling + within;
}

/** The middle of a class. */
function valueOf(index: number): number {
  if (index < exactBelow) return index;
  const power = exactPower + Math.floor((index - exactBelow) / perDoubling);
  const within = (index - exactBelow) % perDoubling;
  const width = 2 ** power / perDoubling;
  return Math.floor(2 ** power + within * width + (width - 1) / 2);
}
