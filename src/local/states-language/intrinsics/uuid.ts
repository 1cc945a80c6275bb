import type { Intrinsic } from "./intrinsic.ts";

/**
 * `States.UUID()`: a version 4 UUID.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 */
export const uuid: Intrinsic = {
  name: "States.UUID",
  fewestArguments: 0,
  mostArguments: 0,
  apply: (_, random) => random.uuid(),
};
