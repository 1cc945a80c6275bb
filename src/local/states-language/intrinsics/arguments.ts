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
  if (!Array.isArray(value)) throw new IntrinsicFault(`Argument ${position + 1} must be an array`);
  return value;
}

/** @throws IntrinsicFault */
export function stringArgument(args: readonly Json[], position: number): string {
  const value = args[position];
  if (typeof value !== "string") throw new IntrinsicFault(`Argument ${position + 1} must be a string`);
  return value;
}

/** @throws IntrinsicFault */
export function numberArgument(args: readonly Json[], position: number): number {
  const value = args[position];
  if (typeof value !== "number") throw new IntrinsicFault(`Argument ${position + 1} must be a number`);
  return value;
}

/** A number rounded to the nearest integer, halves upwards (recorded: 2.5 is 3, -1.5 is -1). @throws IntrinsicFault */
export function integerArgument(args: readonly Json[], position: number): number {
  return Math.round(numberArgument(args, position)) + 0;
}
