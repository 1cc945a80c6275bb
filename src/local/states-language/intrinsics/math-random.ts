import { createRandomSource } from "../random-source.ts";
import { integerArgument } from "./arguments.ts";
import { type Intrinsic, IntrinsicFault } from "./intrinsic.ts";

/**
 * `States.MathRandom(start, end[, seed])`: an integer, start included and end not; the same for the same seed.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 */
export const mathRandom: Intrinsic = {
  name: "States.MathRandom",
  fewestArguments: 2,
  mostArguments: 3,
  apply(args, random) {
    const start = integerArgument(args, 0);
    const end = integerArgument(args, 1);
    if (end <= start) throw new IntrinsicFault("The end of the range must be greater than its start");
    const source = args.length === 3 ? createRandomSource(`MathRandom ${integerArgument(args, 2)}`) : random;
    return start + Math.floor(source.number() * (end - start));
  },
};
