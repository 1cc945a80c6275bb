const [multiplier, increment, mask] = [0x5deece66dn, 0xbn, (1n << 48n) - 1n];

/**
 * Java's `new Random(seed)`, with which AWS carries out the functions that take a seed: a source of random bits.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 * @see https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/Random.html
 */
export function javaRandom(seed: number): (bits: number) => number {
  let state = (BigInt(Math.trunc(seed)) ^ multiplier) & mask;
  return (bits) => {
    state = (state * multiplier + increment) & mask;
    return Number(state >> BigInt(48 - bits));
  };
}
