const [multiplier, increment, mask] = [0x5deece66dn, 0xbn, (1n << 48n) - 1n];

/**
 * `$random(seed)`: the number that Java's `Random` gives first for the seed, as the service does (measured by others:
 * 0.7275636800328681 for 42).
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export function seededNumber(seed: number): number {
  let state = (BigInt(Math.trunc(seed)) ^ multiplier) & mask;
  const next = (bits: bigint): number => {
    state = (state * multiplier + increment) & mask;
    return Number(state >> (48n - bits));
  };
  return (next(26n) * 2 ** 27 + next(27n)) * 2 ** -53;
}
