import { describe, expect, test } from "vitest";
import { testChanges, testRanks } from "../../../src/workshop/bulk/compare/rank-test.ts";

const range = (from: number, count: number): number[] => Array.from({ length: count }, (_, index) => from + index);

describe("the rank test", () => {
  test("small samples have no result", () => {
    expect(testRanks(range(0, 7), range(100, 50))).toBeUndefined();
  });

  test("equal samples differ by chance", () => {
    expect(testRanks(range(0, 30), range(0, 30))).toBeGreaterThan(0.9);
    expect(testRanks(Array(20).fill(5), Array(20).fill(5))).toBe(1);
  });

  test("a shift of all is clear", () => {
    expect(testRanks(range(0, 30), range(40, 30))).toBeLessThan(1e-6);
  });

  test("with ties it is the normal approximation, reckoned independently with erfc", () => {
    const one = [1, 2, 2, 3, 4, 5, 6, 7, 8, 9];
    const other = [4, 5, 6, 7, 7, 8, 9, 10, 11, 12];
    expect(testRanks(one, other)).toBeCloseTo(0.027773, 4);
  });
});

describe("the test of changes", () => {
  test.each([
    [0, 0, 1],
    [5, 5, 1],
    [0, 5, 0.0625],
    [1, 9, 0.021484375],
    [10, 0, 0.001953125],
  ])("%i better and %i worse: %f", (better, worse, chance) => {
    expect(testChanges(better, worse)).toBeCloseTo(chance, 9);
  });

  test("many changes one way are clear, the same number both ways are not", () => {
    expect(testChanges(3000, 100)).toBeLessThan(1e-6);
    expect(testChanges(1000, 1010)).toBeGreaterThan(0.5);
  });
});
