import { isObject } from "../../json.ts";
import { type Intrinsic, IntrinsicFault } from "../intrinsic.ts";

/**
 * `States.JsonMerge(first, second, false)`: the members of both; the second wins. Only shallow merging exists:
 * true is refused, and everything else means false.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 */
export const jsonMerge: Intrinsic = {
  name: "States.JsonMerge",
  fewestArguments: 3,
  mostArguments: 3,
  apply([first = null, second = null, deep = null]) {
    if (!isObject(first) || !isObject(second)) throw new IntrinsicFault();
    if (deep === true) throw new IntrinsicFault();
    return { ...first, ...second };
  },
};
