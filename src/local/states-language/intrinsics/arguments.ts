import type { Json } from "../types.ts";
import { IntrinsicFault } from "./intrinsic.ts";

/**
 * The argument at a position (0 is the first) as an array.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 * @throws IntrinsicFault
 */
export function arrayArgument(args: readonly Json[], position: number): Json[] {
  const value = args[position];
  if (!Array.isArray(value)) throw new IntrinsicFault();
  return value;
}

/** @throws IntrinsicFault */
export function stringArgument(args: readonly Json[], position: number): string {
  const value = args[position];
  if (typeof value !== "string") throw new IntrinsicFault();
  return value;
}

/** @throws IntrinsicFault */
export function numberArgument(args: readonly Json[], position: number): number {
  const value = args[position];
  if (typeof value !== "number" || !Number.isFinite(value)) throw new IntrinsicFault();
  return value;
}

/** A number without its fraction: all functions but States.MathAdd cut it off, whatever AWS's guide says. @throws IntrinsicFault */
export function integerArgument(args: readonly Json[], position: number): number {
  return Math.trunc(numberArgument(args, position)) + 0;
}
