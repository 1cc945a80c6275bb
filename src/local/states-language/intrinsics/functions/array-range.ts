import { integerArgument } from "../arguments.ts";
import { type Intrinsic, IntrinsicFault } from "../intrinsic.ts";

const mostElements = 1000;

/**
 * `States.ArrayRange(first, last, step)`: the numbers from the first to the last, both included.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 */
export const arrayRange: Intrinsic = {
  name: "States.ArrayRange",
  fewestArguments: 3,
  mostArguments: 3,
  apply(args) {
    const first = integerArgument(args, 0);
    const last = integerArgument(args, 1);
    const step = integerArgument(args, 2);
    if (step === 0) throw new IntrinsicFault();
    const length = Math.max(0, Math.floor((last - first) / step) + 1);
    if (length > mostElements) throw new IntrinsicFault();
    return Array.from({ length }, (_, index) => first + index * step);
  },
};
