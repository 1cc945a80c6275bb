import { descriptorLength, distanceOfSimilarity, similarityOfDistance } from "../../../vision/faces/similarity.ts";

/** The descriptors of one collection in memory, searched exactly: no face that is near enough is ever missed. */
export interface FaceIndex {
  add(faceId: string, descriptor: Float32Array): void;
  remove(faceId: string): void;
  /** The descriptor of a face. */
  find(faceId: string): Float32Array | undefined;
  /** Faces at least this similar (0 to 100), most similar first. */
  search(descriptor: ArrayLike<number>, query: { similarity: number; limit: number; except?: string }): FaceMatch[];
}

export interface FaceMatch {
  readonly faceId: string;
  /** 0 to 100. */
  readonly similarity: number;
}

/**
 * Makes an empty index: one flat array of numbers, and most faces are given up after the first few of theirs, so that an
 * exact search of 100,000 faces takes ten milliseconds.
 */
export function createFaceIndex(): FaceIndex {
  let numbers = new Float32Array(descriptorLength * 16);
  const faceIds: string[] = [];
  const places = new Map<string, number>();

  return {
    add(faceId, descriptor) {
      const place = places.get(faceId) ?? faceIds.length;
      if ((place + 1) * descriptorLength > numbers.length) {
        const grown = new Float32Array(numbers.length * 2);
        grown.set(numbers);
        numbers = grown;
      }
      numbers.set(descriptor.subarray(0, descriptorLength), place * descriptorLength);
      faceIds[place] = faceId;
      places.set(faceId, place);
    },

    remove(faceId) {
      const place = places.get(faceId);
      const moved = faceIds.at(-1);
      if (place === undefined || moved === undefined) return;
      const last = faceIds.length - 1;
      // The last face takes the free place; what it leaves behind is blanked.
      numbers.copyWithin(place * descriptorLength, last * descriptorLength, (last + 1) * descriptorLength);
      numbers.fill(0, last * descriptorLength, (last + 1) * descriptorLength);
      faceIds[place] = moved;
      places.set(moved, place);
      faceIds.pop();
      places.delete(faceId);
    },

    find(faceId) {
      const place = places.get(faceId);
      return place === undefined ? undefined : numbers.slice(place * descriptorLength, (place + 1) * descriptorLength);
    },

    search(descriptor, { similarity, limit, except }) {
      const wanted = Float64Array.from({ length: descriptorLength }, (_, index) => descriptor[index] ?? 0);
      // Rounding must not drop a face that is exactly at the limit.
      const farthest = (distanceOfSimilarity(similarity) + 1e-6) ** 2;
      const matches: FaceMatch[] = [];
      for (let place = 0; place < faceIds.length; place++) {
        const squared = squaredDistance(wanted, numbers, place * descriptorLength, farthest);
        if (squared > farthest) continue;
        const faceId = faceIds[place];
        if (faceId === undefined || faceId === except) continue;
        matches.push({ faceId, similarity: similarityOfDistance(Math.sqrt(squared)) });
      }
      return matches.toSorted((a, b) => b.similarity - a.similarity).slice(0, limit);
    },
  };
}

/** Numbers between two looks at the sum. */
const stride = 16;

/** The squared distance; of faces farther away than `farthest` only that they are. */
function squaredDistance(wanted: Float64Array, numbers: Float32Array, from: number, farthest: number): number {
  let sum = 0;
  for (let start = 0; start < descriptorLength; start += stride) {
    let even = 0;
    let odd = 0;
    for (let index = start; index < start + stride; index += 2) {
      const one = (wanted[index] ?? 0) - (numbers[from + index] ?? 0);
      const other = (wanted[index + 1] ?? 0) - (numbers[from + index + 1] ?? 0);
      even += one * one;
      odd += other * other;
    }
    sum += even + odd;
    if (sum > farthest) return Number.POSITIVE_INFINITY;
  }
  return sum;
}
