/** Numbers in a face descriptor. */
export const descriptorLength = 128;

/**
 * Counts the ways in which descriptors were made: 2 since a descriptor is the mean of two views. All of them lie in one
 * space, so an older one can be compared with a newer one: strangers stay as far apart, while photos of one person are
 * a little farther apart than two new ones.
 */
export const descriptorVersion = 2;

/**
 * Steepness and middle of the curve from distance to similarity. 70 lies at 0.529 and 99 at 0.422: a search compares
 * with every face of a collection, so strangers cost more than second tries. docs/faces.md has the measurements.
 */
const curve = { steepness: 35, middle: 0.553 } as const;

/**
 * Returns the similarity of two faces, 0 to 100, from their descriptors: 70 or more is the same person nearly always.
 */
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
