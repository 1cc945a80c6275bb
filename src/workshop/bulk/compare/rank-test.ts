/**
 * How likely it is that two samples differ as much as these do, if they came from the same distribution: the two-sided
 * Mann–Whitney U test, which asks nothing of the distributions, with the normal approximation and corrected for ties.
 *
 * @returns a probability from 0 to 1; undefined where a sample is too small (fewer than 8)
 */
export function testRanks(one: readonly number[], other: readonly number[]): number | undefined {
  const [n, m] = [one.length, other.length];
  if (n < 8 || m < 8) return undefined;
  const all = [...one.map((value) => ({ value, first: true })), ...other.map((value) => ({ value, first: false }))];
  all.sort((a, b) => a.value - b.value);
  let [rankSum, ties] = [0, 0];
  for (let from = 0; from < all.length;) {
    let to = from;
    while (to + 1 < all.length && all[to + 1]?.value === all[from]?.value) to += 1;
    const rank = (from + to) / 2 + 1;
    for (let at = from; at <= to; at += 1) if (all[at]?.first) rankSum += rank;
    const tied = to - from + 1;
    ties += tied ** 3 - tied;
    from = to + 1;
  }
  const total = n + m;
  const u = rankSum - (n * (n + 1)) / 2;
  const variance = ((n * m) / 12) * (total + 1 - ties / (total * (total - 1)));
  if (variance === 0) return 1;
  const z = (Math.abs(u - (n * m) / 2) - 0.5) / Math.sqrt(variance);
  return Math.min(1, 2 * upperTail(Math.max(0, z)));
}

/**
 * How likely it is that of `better + worse` changes at least this number go one way, if both ways are equally likely: the
 * two-sided exact sign test, as McNemar's test asks it of paired outcomes.
 */
export function testChanges(better: number, worse: number): number {
  const changes = better + worse;
  if (changes === 0) return 1;
  if (changes > 1000) return Math.min(1, 2 * upperTail((Math.abs(better - worse) - 1) / Math.sqrt(changes)));
  let [term, sum] = [0.5 ** changes, 0];
  for (let k = 0; k <= Math.min(better, worse); k += 1) {
    sum += term;
    term *= (changes - k) / (k + 1);
  }
  return Math.min(1, 2 * sum);
}

/** The share of the normal distribution above `z` (Abramowitz and Stegun, 26.2.17). */
function upperTail(z: number): number {
  const t = 1 / (1 + 0.2316419 * z);
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  const series = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return density * series;
}
