import { stringField } from "../definition/fields.ts";
import type { StatesError } from "../errors/states-error.ts";
import type { JsonObject } from "../json.ts";
import type { Payload } from "../payload.ts";

/**
 * How a state was left.
 *
 * @see https://states-language.net/spec.html#states-fields
 */
export interface Departure {
  readonly output: Payload;
  /** The state that follows; absent where the sequence of states ends. */
  readonly next: string | undefined;
  /** The error, when a catcher took it. */
  readonly caught?: StatesError;
}

/** `Next`; absent with `"End": true`. */
export function parseNext(source: JsonObject): string | undefined {
  return stringField(source, "Next");
}
