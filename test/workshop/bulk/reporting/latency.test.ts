import { describe, expect, test } from "vitest";
import { createLatencies } from "../../../../src/workshop/bulk/reporting/latency.ts";

function latenciesOf(values: readonly number[]) {
  const latencies = createLatencies();
  for (const value of values) latencies.add(value);
  return latencies;
}

test("percentiles below a second are exact", () => {
  const values = Array.from({ length: 1000 }, (_, index) => index + 1);
  expect(latenciesOf(values).summary()).toEqual({
    count: 1000,
    p50: 500,
    p90: 900,
    p95: 950,
    p99: 990,
    max: 1000,
    mean: 500.5,
  });
});

test("above it they are right to within one part in 512", () => {
  const { p50, p99, max } = latenciesOf([40_000, 41_000, 3_600_000]).summary();
  expect(Math.abs(p50 - 41_000) / 41_000).toBeLessThan(1 / 512);
  expect([p99, max]).toEqual([3_600_000, 3_600_000]);
});

test("no measurements have no percentiles", () => {
  expect(latenciesOf([]).summary()).toEqual({ count: 0, p50: 0, p90: 0, p95: 0, p99: 0, max: 0, mean: 0 });
  expect(latenciesOf([]).distribution()).toEqual([]);
});

describe("the distribution", () => {
  test("every duration lies in the class that bounds it, and none is lost", () => {
    const values = [0, 1, 2, 3, 10, 100, 999, 1000, 5000, 65_000];
    const classes = latenciesOf(values).distribution();
    expect(classes.reduce((sum, { count }) => sum + count, 0)).toBe(values.length);
    expect(classes[0]?.fromMs).toBe(0);
    expect(classes.at(-1)?.toMs).toBeGreaterThan(64_900);
    expect(classes.slice(1).map(({ fromMs }) => fromMs)).toEqual(classes.slice(0, -1).map(({ toMs }) => toMs));
  });
});
