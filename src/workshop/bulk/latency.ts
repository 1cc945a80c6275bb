/** Durations, summed up in a memory that does not grow with their number. */
export interface Latencies {
  add(ms: number): void;
  readonly count: number;
  summary(): LatencySummary;
}

/** Milliseconds. */
export interface LatencySummary {
  readonly count: number;
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
  readonly max: number;
  readonly mean: number;
}

/** Durations below this many milliseconds are kept exactly; above it, to within one part in 128. */
const exactBelow = 256;
const perDoubling = 128;

/** Starts an empty histogram whose classes double in width with each power of two. */
export function createLatencies(): Latencies {
  const counts: number[] = [];
  let count = 0;
  let sum = 0;
  let max = 0;

  function percentile(share: number): number {
    let left = Math.max(1, Math.ceil(count * share));
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
      p99: percentile(0.99),
      max,
      mean: count === 0 ? 0 : Math.round((sum / count) * 10) / 10,
    }),
  };
}

function classOf(value: number): number {
  if (value < exactBelow) return value;
  const power = Math.floor(Math.log2(value));
  const within = Math.floor((value / 2 ** power - 1) * perDoubling);
  return exactBelow + (power - 8) * perDoubling + within;
}

/** The middle of a class. */
function valueOf(index: number): number {
  if (index < exactBelow) return index;
  const power = 8 + Math.floor((index - exactBelow) / perDoubling);
  const within = (index - exactBelow) % perDoubling;
  const width = 2 ** power / perDoubling;
  return Math.floor(2 ** power + within * width + (width - 1) / 2);
}
