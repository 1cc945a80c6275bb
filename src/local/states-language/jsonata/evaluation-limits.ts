/*
 * The service ends evaluations that need too much, with these texts. Measured by others against the service: nodes
 * nest 100 deep, and an expression holds 6,990,256 bytes. An element of an array takes 16 of them.
 */

/**
 * How deep the nodes of an expression may stand inside each other while they are evaluated.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export const deepestNode = 100;
/** The longest array that an expression may make. */
export const mostElements = Math.floor(6_990_256 / 16);

/** Thrown when functions call each other too deeply. */
export class DepthExceeded extends Error {
  constructor() {
    super("Stack overflow error: Check for non-terminating recursive function. Consider rewriting as tail-recursive.");
  }
}

/** Thrown when an expression makes an array that is too long. */
export class MemoryExceeded extends Error {
  constructor() {
    super("Expression evaluation memory limit exceeded: Check for excessive memory usage");
  }
}
