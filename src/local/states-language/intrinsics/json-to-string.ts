import type { Intrinsic } from "./intrinsic.ts";

/**
 * `States.JsonToString(value)`: the value as JSON text.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 */
export const jsonToString: Intrinsic = {
  name: "States.JsonToString",
  fewestArguments: 1,
  mostArguments: 1,
  apply: ([value = null]) => JSON.stringify(value),
};
