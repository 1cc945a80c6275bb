import { expect, test } from "vitest";
import { findIntervals } from "../../bin/eval/intervals.ts";
import { leaveEachOut } from "../../bin/eval/leave-one-out.ts";
import { type Pair, type Pairs, findEqualErrors, isSamePerson, orderPairs, shareErrors } from "../../bin/eval/pairs.ts";

const pair = (one: string, other: string, similarity: number): Pair => ({ people: [one, other], similarity });
const pairsOf = (list: readonly Pair[]): Pairs => ({
  same: list.filter(isSamePerson),
  different: list.filter((entry) => !isSamePerson(entry)),
});

/** Four people with two photos each: d's photos look like different people, and a resembles b. */
const people = pairsOf([
  pair("a", "a", 95),
  pair("b", "b", 92),
  pair("c", "c", 90),
  pair("d", "d", 40),
  pair("a", "b", 75),
  pair("a", "c", 10),
  pair("a", "d", 12),
  pair("b", "c", 14),
  pair("b", "d", 16),
  pair("c", "d", 18),
]);

test("shares of errors count pairs on the wrong side of the limit", () => {
  expect(shareErrors(people, 70)).toEqual({ rejected: 1 / 4, accepted: 1 / 6 });
  expect(shareErrors(people, 80)).toEqual({ rejected: 1 / 4, accepted: 0 });
});

test("a weight of zero leaves a pair out", () => {
  const weigh = ({ people: [one, other] }: Pair) => (one === "d" || other === "d" ? 0 : 1);
  expect(shareErrors(people, 80, weigh)).toEqual({ rejected: 0, accepted: 0 });
  expect(findEqualErrors(orderPairs(people), weigh)).toEqual({ limit: 82.5, rate: 0 });
});

test("the equal error rate is the least share that neither error exceeds", () => {
  expect(findEqualErrors(orderPairs(people))).toEqual({ limit: 29, rate: 1 / 6 });
});

test("without pairs of both kinds there is no equal error rate", () => {
  expect(findEqualErrors(orderPairs({ ...people, different: [] })).rate).toBeNaN();
});

test("intervals hold the measured share, and are the same each time", () => {
  const intervals = findIntervals(people, 70);
  const { rejected, accepted } = shareErrors(people, 70);
  expect(intervals.rejected[0]).toBeLessThanOrEqual(rejected);
  expect(intervals.rejected[1]).toBeGreaterThan(rejected);
  expect(intervals.accepted[1]).toBeGreaterThan(accepted);
  expect(findIntervals(people, 70)).toEqual(intervals);
});

test("one person left out is judged by a limit that their photos had no part in", () => {
  // Without d the others part between 75 and 90; d's own pair, at 40, is refused by that limit.
  const result = leaveEachOut(people);
  expect(result?.limits[1]).toBe(82.5);
  expect(result?.rejected).toEqual([1, 4]);
});

test("nobody can be left out of two people", () => {
  expect(leaveEachOut(pairsOf([pair("a", "a", 90), pair("b", "b", 90), pair("a", "b", 10)]))).toBeUndefined();
});
