import { arrayArgument } from "../arguments.ts";
import type { Intrinsic } from "../intrinsic.ts";
import { javaText } from "../java-value.ts";

/**
 * `States.ArrayContains(items, value)`: whether one of the items is the value. AWS compares what they print as: true is
 * in `["true"]`, and objects with the same members in another order are not the same.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 */
export const arrayContains: Intrinsic = {
  name: "States.ArrayContains",
  fewestArguments: 2,
  mostArguments: 2,
  apply(args) {
    const wanted = javaText(args[1]);
    return arrayArgument(args, 0).some((item) => javaText(item) === wanted);
  },
};
