/*
 * The service ends evaluations that need too much, with these texts. Measured by others against the service: nodes
 * nest 100 deep; `[1..873782]` is evaluated, and `[1..873783]` is not; a text of 2^22 characters is, and one of 2^23 is
 * not. `$range(1, 360145, 1)` is evaluated, and one number more is not.
 */

/**
 * How deep the nodes of an expression may stand inside each other while they are evaluated.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export const deepestNode = 100;
/** How many bytes a value of an expression may hold. */
const mostBytes = 6_990_256;
/** The longest array that an expression may make. */
export const mostElements = mostBytes / 8;
/** The longest array that `$range` may make. */
export const mostOfRange = 360_145;
/** The longest text that an expression may make. */
export const mostCharacters = mostBytes;

/** Thrown when functions call each other too deeply. */
export class DepthExceeded extends Error {
  constructor() {
    super("Stack overflow error: Check for non-terminating recursive function. Consider rewriting as tail-recursive.");
  }
}

/** Thrown when an expression makes an array or a text that is too long. */
export class MemoryExceeded extends Error {
  constructor() {
    super("Expression evaluation memory limit exceeded: Check for excessive memory usage");
  }
}

/** Thrown where the service has no words but those of an internal error. */
export class InternalFault extends Error {}
