import { equalJson } from "../json.ts";
import { arrayArgument } from "./arguments.ts";
import type { Intrinsic } from "./intrinsic.ts";

/**
 * `States.ArrayContains(items, value)`: whether one of the items is the value.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 */
export const arrayContains: Intrinsic = {
  name: "States.ArrayContains",
  fewestArguments: 2,
  mostArguments: 2,
  apply: (args) => arrayArgument(args, 0).some((item) => equalJson(item, args[1] ?? null)),
};
