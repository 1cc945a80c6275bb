import { createRandomSource, type RandomSource } from "../random-source.ts";

/** `$random([seed])`: a number from 0 up to but not including 1; the same one for the same seed. */
export function createRandomFunction(random: RandomSource): (seed?: unknown) => number {
  return (seed) => {
    if (seed === undefined) return random.number();
    if (typeof seed !== "number") throw new TypeError('Argument 1 of function "random" must be a number');
    return createRandomSource(`random ${Math.round(seed)}`).number();
  };
}
