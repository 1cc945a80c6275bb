import { isObject } from "../json.ts";
import { type Intrinsic, IntrinsicFault } from "./intrinsic.ts";

/**
 * `States.JsonMerge(first, second, false)`: the members of both; the second wins. Only shallow merging exists.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 */
export const jsonMerge: Intrinsic = {
  name: "States.JsonMerge",
  fewestArguments: 3,
  mostArguments: 3,
  apply([first = null, second = null, deep = null]) {
    if (!isObject(first) || !isObject(second)) throw new IntrinsicFault("Arguments 1 and 2 must be JSON objects");
    if (deep !== false) throw new IntrinsicFault("Argument 3 must be false: deep merging is not supported");
    return { ...first, ...second };
  },
};
