import type { Intrinsic } from "./intrinsic.ts";

/** `States.UUID()`: a version 4 UUID. */
export const uuid: Intrinsic = {
  name: "States.UUID",
  fewestArguments: 0,
  mostArguments: 0,
  apply: (_, random) => random.uuid(),
};
