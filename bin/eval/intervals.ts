import { createRandom } from "../../test/support/random.ts";
import { type Errors, type Pair, type Pairs, findEqualErrors, orderPairs, shareErrors } from "./pairs.ts";

/** The bounds that hold a share with a probability of 95 %, 0 to 1. */
export type Interval = readonly [low: number, high: number];

/** Intervals of the shares of errors at a limit, and of the equal error rate. */
export type ErrorIntervals = Readonly<Record<keyof Errors | "equal", Interval>>;

/** How often people are drawn. */
const draws = 1000;

/**
 * Draws people with replacement (bootstrap) and measures the errors of each draw. People are drawn and not pairs, because
 * the pairs of one person depend on each other: a face that resembles many others makes many errors at once. A pair counts
 * as often as both of its people were drawn. The random numbers are the same each time.
 */
export function findIntervals(pairs: Pairs, limit: number): ErrorIntervals {
  const people = [...new Set([...pairs.same, ...pairs.different].flatMap((pair) => pair.people))];
  const ordered = orderPairs(pairs);
  const random = createRandom(1);
  const found: Record<keyof ErrorIntervals, number[]> = { rejected: [], accepted: [], equal: [] };
  for (let draw = 0; draw < draws; draw++) {
    const drawn = new Map<string, number>();
    for (let count = 0; count < people.length; count++) {
      const person = random.pick(people);
      drawn.set(person, (drawn.get(person) ?? 0) + 1);
    }
    const weigh = ({ people: [one, other] }: Pair) =>
      (drawn.get(one) ?? 0) * (one === other ? 1 : (drawn.get(other) ?? 0));
    const { rejected, accepted } = shareErrors(pairs, limit, weigh);
    found.rejected.push(rejected);
    found.accepted.push(accepted);
    found.equal.push(findEqualErrors(ordered, weigh).rate);
  }
  return {
    rejected: middleOf(found.rejected),
    accepted: middleOf(found.accepted),
    equal: middleOf(found.equal),
  };
}

/** The bounds between which 95 % of the shares lie; draws without a pair say nothing. */
function middleOf(shares: readonly number[]): Interval {
  const sorted = shares.filter((share) => !Number.isNaN(share)).toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? Number.NaN;
  return [at(0.025), at(0.975)];
}
