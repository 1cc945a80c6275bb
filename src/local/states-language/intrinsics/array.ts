import type { Intrinsic } from "./intrinsic.ts";

/** `States.Array(a, b, …)`: its arguments as an array. */
export const array: Intrinsic = {
  name: "States.Array",
  fewestArguments: 0,
  mostArguments: Number.POSITIVE_INFINITY,
  apply: (args) => [...args],
};
