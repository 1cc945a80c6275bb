/** Numbers in a face descriptor. */
export const descriptorLength = 128;

/**
 * Steepness and middle of the curve from distance to similarity. 99 lies where it was fitted on 71 people, 70 a little
 * closer than there: a search compares with every face of a collection, so strangers cost more than second tries.
 */
const curve = { steepness: 33, middle: 0.609 } as const;

/** How alike two faces are, 0 to 100, from their descriptors: 70 or more is the same person nearly always. */
export function compareDescriptors(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < descriptorLength; index++) sum += ((a[index] ?? 0) - (b[index] ?? 0)) ** 2;
  return similarityOfDistance(Math.sqrt(sum));
}

/** Similarity (0 to 100) for a distance between two descriptors. */
export function similarityOfDistance(distance: number): number {
  return 100 / (1 + Math.exp(curve.steepness * (distance - curve.middle)));
}

/** The greatest distance that still has a similarity of at least `similarity` (0 to 100). */
export function distanceOfSimilarity(similarity: number): number {
  if (similarity <= 0) return Number.POSITIVE_INFINITY;
  if (similarity >= 100) return 0;
  return curve.middle + Math.log(100 / similarity - 1) / curve.steepness;
}
