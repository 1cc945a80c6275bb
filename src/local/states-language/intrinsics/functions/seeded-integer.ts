import { javaRandom } from "../../java-random.ts";

/**
 * The first number that Java's `new Random(seed).nextInt(bound)` gives: at least 0 and less than the bound.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 */
export function seededInteger(seed: number, bound: number): number {
  const next = javaRandom(seed);
  if (Number.isInteger(Math.log2(bound))) return Math.floor((bound * next(31)) / 2 ** 31);
  for (;;) {
    const drawn = next(31);
    const result = drawn % bound;
    // Numbers from the last, incomplete run up to the bound would make some results likelier than others.
    if (drawn - result + (bound - 1) < 2 ** 31) return result;
  }
}
