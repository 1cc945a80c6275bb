import { type Intrinsic, IntrinsicFault } from "../intrinsic.ts";

/**
 * `States.JsonToString(value)`: the value as JSON text.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 */
export const jsonToString: Intrinsic = {
  name: "States.JsonToString",
  fewestArguments: 0,
  mostArguments: Number.POSITIVE_INFINITY,
  apply(args) {
    if (args.length !== 1) {
      throw new IntrinsicFault("Invalid arguments in States.JsonToString: only a single argument is allowed.");
    }
    return JSON.stringify(args[0]);
  },
};
