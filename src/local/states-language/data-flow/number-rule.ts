/**
 * The rule for the value behind a field's `…Path` twin.
 *
 * @see https://states-language.net/spec.html#path
 */
export interface NumberRule {
  /** Without `Path`, such as `MaxConcurrency`. */
  readonly field: string;
  /** A float is asked for only by `ToleratedFailurePercentage`. */
  readonly type: "integer" | "float";
  /** The error of the state when the number is of the right type, but too small or too large. */
  rangeFault(value: number): Error | undefined;
  /** The fault of a number that an expression gave, if it has one. */
  expressionFault?(value: number): string | undefined;
}

/** A rule for whole numbers: `rangeFault` words what is said of one that is out of range. */
export function integerRule(field: string, rangeFault: NumberRule["rangeFault"]): NumberRule {
  return { field, type: "integer", rangeFault };
}
