import { arrayArgument } from "../arguments.ts";
import type { Intrinsic } from "../intrinsic.ts";

/**
 * `States.ArrayLength(items)`: how many items there are.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 */
export const arrayLength: Intrinsic = {
  name: "States.ArrayLength",
  fewestArguments: 1,
  mostArguments: 1,
  apply: (args) => arrayArgument(args, 0).length,
};
