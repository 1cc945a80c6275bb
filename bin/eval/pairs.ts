import { compareDescriptors } from "../../src/local/vision/similarity.ts";
import { type Measured, singleFaces } from "./photos.ts";

/** Similarities (0 to 100) of pairs of photos: of the same person, and of different ones. */
export interface Pairs {
  readonly same: readonly number[];
  readonly different: readonly number[];
}

/** Compares all photos that show one known person without sunglasses, each with each. */
export function comparePairs(photos: readonly Measured[]): Pairs {
  const faces = singleFaces(photos).filter(({ label }) => label.identity !== null && !label.sunglasses);
  const same: number[] = [];
  const different: number[] = [];
  for (const [index, first] of faces.entries()) {
    for (const second of faces.slice(index + 1)) {
      const similarity = compareDescriptors(first.face.descriptor, second.face.descriptor);
      (first.label.identity === second.label.identity ? same : different).push(similarity);
    }
  }
  return { same, different };
}

/** Pairs of one person that a limit parts. */
export function countRejected({ same }: Pairs, limit: number): number {
  return same.filter((similarity) => similarity < limit).length;
}

/** Pairs of different people that a limit takes for one. */
export function countAccepted({ different }: Pairs, limit: number): number {
  return different.filter((similarity) => similarity >= limit).length;
}

/** The limit at which both shares of errors are equal, or as close as these pairs allow. */
export function findEqualErrorLimit(pairs: Pairs): number {
  const limits = [...pairs.same, ...pairs.different, 100].toSorted((a, b) => a - b);
  const rejects = (limit: number) => countRejected(pairs, limit) / pairs.same.length;
  const accepts = (limit: number) => countAccepted(pairs, limit) / pairs.different.length;
  return limits.find((limit) => rejects(limit) >= accepts(limit)) ?? 100;
}
