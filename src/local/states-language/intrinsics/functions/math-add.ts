import type { Json } from "../../types.ts";
import { numberArgument } from "../arguments.ts";
import { type Intrinsic, IntrinsicFault } from "../intrinsic.ts";

/**
 * `States.MathAdd(a, b)`: the sum of two numbers, each rounded to an integer first, halves upwards (recorded: 2.5 is 3,
 * -1.5 is -1). The numbers and the sum are 32-bit integers.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 */
export const mathAdd: Intrinsic = {
  name: "States.MathAdd",
  fewestArguments: 2,
  mostArguments: 2,
  apply: (args) => integer32(rounded(args, 0) + rounded(args, 1)),
};

function rounded(args: readonly Json[], position: number): number {
  return integer32(Math.round(numberArgument(args, position)) + 0);
}

function integer32(value: number): number {
  if ((value | 0) !== value) throw new IntrinsicFault();
  return value;
}
