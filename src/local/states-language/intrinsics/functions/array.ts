import type { Intrinsic } from "../intrinsic.ts";

/**
 * `States.Array(a, b, …)`: its arguments as an array.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 */
export const array: Intrinsic = {
  name: "States.Array",
  fewestArguments: 0,
  mostArguments: Number.POSITIVE_INFINITY,
  apply: (args) => [...args],
};
