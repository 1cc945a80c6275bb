import { javaRandom } from "../java-random.ts";

/**
 * `$random(seed)`: the number that Java's `Random` gives first for the seed, as the service does (measured on AWS by
 * another project: 0.7275636800328681 for 42).
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export function seededNumber(seed: number): number {
  const next = javaRandom(seed);
  return (next(26) * 2 ** 27 + next(27)) * 2 ** -53;
}
