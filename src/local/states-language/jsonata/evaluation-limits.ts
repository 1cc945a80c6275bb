/*
 * The service ends evaluations that need too much, with these texts. Measured by others against the service: a sum of 200
 * terms is too deep, 200,000 numbers are not too many, 500,000 are.
 */

/**
 * How deep the nodes of an expression may stand inside each other while they are evaluated.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export const deepestNode = 199;
/** The longest array that an expression may make. */
export const mostElements = 400_000;

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
