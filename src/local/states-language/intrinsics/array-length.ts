import { arrayArgument } from "./arguments.ts";
import type { Intrinsic } from "./intrinsic.ts";

/** `States.ArrayLength(items)`: how many items there are. */
export const arrayLength: Intrinsic = {
  name: "States.ArrayLength",
  fewestArguments: 1,
  mostArguments: 1,
  apply: (args) => arrayArgument(args, 0).length,
};
