import type { RandomSource } from "../random-source.ts";
import type { Json } from "../types.ts";

/**
 * An intrinsic function of the language.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 */
export interface Intrinsic {
  /** Such as `States.Format`. */
  readonly name: string;
  readonly fewestArguments: number;
  readonly mostArguments: number;
  /** @throws IntrinsicFault when the arguments are not of the kinds the function takes */
  apply(args: readonly Json[], random: RandomSource): Json;
}

/** The fault of an intrinsic function's arguments; AWS mostly says no more than that they are invalid. */
export class IntrinsicFault extends Error {
  override readonly name = "IntrinsicFault";
}
