import { type Pair, type Pairs, findEqualErrors, isSamePerson, orderPairs } from "./pairs.ts";

/** The cost of a limit on people that had no part in finding it. */
export interface LeftOut {
  /** The lowest and the highest limit that was found. */
  readonly limits: readonly [number, number];
  /** Pairs of one person below the limit that the others gave, and all of them. */
  readonly rejected: readonly [number, number];
  /** Pairs of different people at that limit or above, and all; a pair counts once for each of its people. */
  readonly accepted: readonly [number, number];
}

/**
 * Leaves each person out in turn: the photos of all others give the limit of equal errors, and the pairs with the person's
 * own photos are judged by it.
 *
 * @returns undefined when there are too few people with several photos
 */
export function leaveEachOut(pairs: Pairs): LeftOut | undefined {
  const ordered = orderPairs(pairs);
  const people = [...new Set(ordered.flatMap((pair) => pair.people))];
  const folds = people.map((person) => {
    const own = ordered.filter((pair) => pair.people.includes(person));
    const others = ordered.filter((pair) => !pair.people.includes(person));
    const { limit } = findEqualErrors(others);
    const same = own.filter(isSamePerson);
    const different = own.filter((pair) => !isSamePerson(pair));
    const isAccepted = (pair: Pair) => pair.similarity >= limit;
    return {
      limit,
      same: same.length,
      rejected: same.length - same.filter(isAccepted).length,
      different: different.length,
      accepted: different.filter(isAccepted).length,
    };
  });
  if (folds.length === 0 || folds.some(({ limit }) => Number.isNaN(limit))) return undefined;
  const sum = (count: "same" | "rejected" | "different" | "accepted") =>
    folds.reduce((total, { [count]: share }) => total + share, 0);
  const limits = folds.map(({ limit }) => limit);
  return {
    limits: [Math.min(...limits), Math.max(...limits)],
    rejected: [sum("rejected"), sum("same")],
    accepted: [sum("accepted"), sum("different")],
  };
}
