import type { RandomSource } from "../random-source.ts";

/** `$shuffle(array)`: the items in random order. */
export function createShuffleFunction(random: RandomSource): (items: unknown) => unknown[] | undefined {
  return (items) => {
    if (items === undefined) return undefined;
    const shuffled: unknown[] = Array.isArray(items) ? [...items] : [items];
    for (let last = shuffled.length - 1; last > 0; last -= 1) {
      const picked = Math.floor(random.number() * (last + 1));
      [shuffled[last], shuffled[picked]] = [shuffled[picked], shuffled[last]];
    }
    return shuffled;
  };
}
