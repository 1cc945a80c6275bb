const multiplier = 0x5_de_ec_e6_6dn;
const mask = (1n << 48n) - 1n;

/**
 * The first number that Java's `new Random(seed).nextInt(bound)` gives: at least 0 and less than the bound.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 * @see https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/Random.html#nextInt(int)
 */
export function firstRandomOf(seed: number, bound: number): number {
  let state = (BigInt(seed) ^ multiplier) & mask;
  const next31 = (): number => {
    state = (state * multiplier + 0xbn) & mask;
    return Number(state >> 17n);
  };
  if (Number.isInteger(Math.log2(bound))) return Number((BigInt(bound) * BigInt(next31())) >> 31n);
  for (;;) {
    const drawn = next31();
    const result = drawn % bound;
    // Numbers from the last, incomplete run up to the bound would make some results likelier than others.
    if (drawn - result + (bound - 1) < 2 ** 31) return result;
  }
}
