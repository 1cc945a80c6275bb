import { integerArgument } from "../arguments.ts";
import { type Intrinsic, IntrinsicFault } from "../intrinsic.ts";
import { seededInteger } from "./seeded-integer.ts";

const widestRange = 2 ** 31 - 1;

/**
 * `States.MathRandom(start, end[, seed])`: an integer, start included and end not. With a seed it is the one that AWS
 * gives.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 */
export const mathRandom: Intrinsic = {
  name: "States.MathRandom",
  fewestArguments: 2,
  mostArguments: 3,
  apply(args, random) {
    const start = integerArgument(args, 0);
    const range = integerArgument(args, 1) - start;
    if (range < 1 || range > widestRange) throw new IntrinsicFault();
    if (args.length === 3) return start + seededInteger(integerArgument(args, 2), range);
    return start + Math.floor(random.number() * range);
  },
};
