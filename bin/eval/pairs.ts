import type { FaceDescription } from "../../src/local/vision/faces/faces.ts";
import { compareDescriptors } from "../../src/local/vision/faces/similarity.ts";
import { type Measured, singleFaces } from "./photos.ts";

/** Two photos of known people, without sunglasses. */
export interface Pair {
  /** The identities of both: equal when they show the same person. */
  readonly people: readonly [string, string];
  /** 0 to 100. */
  readonly similarity: number;
}

/** A pair with what the engine sees of both. */
export interface FacePair extends Pair {
  readonly faces: readonly [FaceDescription, FaceDescription];
}

/** The pairs of a set of photos, sorted by what they show. */
export interface Pairs<Kind extends Pair = Pair> {
  /** Two photos of one person. */
  readonly same: readonly Kind[];
  /** Photos of two people. */
  readonly different: readonly Kind[];
}

/** The similarity from which two faces count as one person, unless a caller says otherwise: 0 to 100. */
export const usualLimit = 70;

/** Compares all photos that show one known person without sunglasses, each with each. */
export function comparePairs(photos: readonly Measured[]): Pairs<FacePair> {
  const known = singleFaces(photos).flatMap(({ label, face }) =>
    label.identity === null || label.sunglasses ? [] : [{ person: label.identity, face }],
  );
  const pairs = known.flatMap((first, index) =>
    known.slice(index + 1).map((second): FacePair => ({
      people: [first.person, second.person],
      similarity: compareDescriptors(first.face.descriptor, second.face.descriptor),
      faces: [first.face, second.face],
    })),
  );
  return {
    same: pairs.filter(isSamePerson),
    different: pairs.filter((pair) => !isSamePerson(pair)),
  };
}

/** Pairs of one person that a limit parts. */
export function countRejected({ same }: Pairs, limit: number): number {
  return same.filter(({ similarity }) => similarity < limit).length;
}

/** Pairs of different people that a limit takes for one. */
export function countAccepted({ different }: Pairs, limit: number): number {
  return different.filter(({ similarity }) => similarity >= limit).length;
}

/** How much a pair counts; 0 leaves it out. */
export type Weigh = (pair: Pair) => number;

/** Shares of errors, 0 to 1; NaN when no pair of that kind has a weight. */
export interface Errors {
  /** Pairs of one person below the limit. */
  readonly rejected: number;
  /** Pairs of different people at the limit or above. */
  readonly accepted: number;
}

/** The shares of errors at a limit. */
export function shareErrors(pairs: Pairs, limit: number, weigh: Weigh = () => 1): Errors {
  const weight = (group: readonly Pair[]) => group.reduce((sum, pair) => sum + weigh(pair), 0);
  return {
    rejected: weight(pairs.same.filter(({ similarity }) => similarity < limit)) / weight(pairs.same),
    accepted: weight(pairs.different.filter(({ similarity }) => similarity >= limit)) / weight(pairs.different),
  };
}

/** All pairs, the least similar first: resampling asks for the equal errors of the same pairs a thousand times. */
export function orderPairs({ same, different }: Pairs): Pair[] {
  return [...same, ...different].toSorted((a, b) => a.similarity - b.similarity);
}

/** Whether a pair shows one person. */
export function isSamePerson({ people: [one, other] }: Pair): boolean {
  return one === other;
}

/**
 * The limit at which the larger of both shares of errors is smallest, and that share: the equal error rate, as close as
 * the pairs allow. The limit lies in the middle between the two pairs that it parts. NaN without pairs of both kinds.
 */
export function findEqualErrors(ordered: readonly Pair[], weigh: Weigh = () => 1): { limit: number; rate: number } {
  const weighed = ordered
    .map((pair) => ({ similarity: pair.similarity, isSame: isSamePerson(pair), weight: weigh(pair) }))
    .filter(({ weight }) => weight > 0);
  const total = (same: boolean) => weighed.reduce((sum, { isSame, weight }) => sum + (isSame === same ? weight : 0), 0);
  const [allSame, allDifferent] = [total(true), total(false)];
  let best = { limit: Number.NaN, rate: Number.NaN };
  if (allSame === 0 || allDifferent === 0) return best;
  let rejected = 0;
  let accepted = allDifferent;
  let previous = 0;
  for (const { similarity, isSame, weight } of weighed) {
    const rate = Math.max(rejected / allSame, accepted / allDifferent);
    if (Number.isNaN(best.rate) || rate < best.rate) best = { limit: (previous + similarity) / 2, rate };
    if (isSame) rejected += weight;
    else accepted -= weight;
    previous = similarity;
  }
  return best;
}
