/** A value of an event that is neither an object nor an array. */
export type Scalar = string | number | boolean | null;

/** One alternative of a field: a test of its value, or that the event does not have the field. */
export type ValueTest = ((value: Scalar) => boolean) | "absent";

/**
 * The fields that an event must have: for each field one of several values, or its own pattern. Dots in names separate
 * fields, as in `detail.state`.
 */
export interface EventPattern {
  readonly fields: ReadonlyMap<string, FieldPattern>;
  /** Each `$or`: one of its patterns has to match as well. */
  readonly alternatives: readonly (readonly EventPattern[])[];
}

/** The tests of one field. Both parts are there when a pattern names `a` and `a.b`. */
export interface FieldPattern {
  /** One of these holds for one of the field's values. */
  readonly tests?: readonly ValueTest[];
  readonly within?: EventPattern;
}
