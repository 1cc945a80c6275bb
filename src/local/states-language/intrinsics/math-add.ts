import { integerArgument } from "./arguments.ts";
import type { Intrinsic } from "./intrinsic.ts";

/**
 * `States.MathAdd(a, b)`: the sum of two numbers, each rounded to an integer first.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 */
export const mathAdd: Intrinsic = {
  name: "States.MathAdd",
  fewestArguments: 2,
  mostArguments: 2,
  apply: (args) => integerArgument(args, 0) + integerArgument(args, 1),
};
