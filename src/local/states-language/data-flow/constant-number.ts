import type { NumberField } from "./query-language.ts";

/**
 * A number that stands in the definition; undefined without one.
 *
 * @see https://states-language.net/spec.html#path
 */
export function constantNumber(number: number | undefined): NumberField | undefined {
  if (number === undefined) return undefined;
  return {
    constant: number,
    evaluate() {
      return number;
    },
  };
}
