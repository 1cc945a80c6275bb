import type { Intrinsic } from "../intrinsic.ts";

/**
 * `States.UUID()`: a version 4 UUID. Arguments are passed over.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 */
export const uuid: Intrinsic = {
  name: "States.UUID",
  fewestArguments: 0,
  mostArguments: Number.POSITIVE_INFINITY,
  apply: (_, random) => random.uuid(),
};
