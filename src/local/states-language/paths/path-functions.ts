import { isObject } from "../json.ts";
import type { Json } from "../types.ts";
import type { PathFunctionName } from "./path.ts";

/**
 * The functions that may end a path; undefined when the function cannot be applied to the value.
 *
 * @see https://states-language.net/spec.html#path
 */
export function applyPathFunction(name: PathFunctionName, value: Json): Json | undefined {
  switch (name) {
    case "length":
    case "size":
      return lengthOf(value);
    case "keys":
      return isObject(value) ? Object.keys(value) : undefined;
    case "first":
      return Array.isArray(value) ? value[0] : undefined;
    case "last":
      return Array.isArray(value) ? value.at(-1) : undefined;
    default: {
      const numbers = Array.isArray(value) ? value.filter((item) => typeof item === "number") : [];
      return numbers.length === 0 ? undefined : aggregate(name, numbers);
    }
  }
}

function lengthOf(value: Json): number | undefined {
  if (Array.isArray(value) || typeof value === "string") return value.length;
  return isObject(value) ? Object.keys(value).length : undefined;
}

function aggregate(name: "min" | "max" | "avg" | "sum" | "stddev", numbers: readonly number[]): number {
  const sum = numbers.reduce((total, number) => total + number, 0);
  const mean = sum / numbers.length;
  switch (name) {
    case "min":
      return numbers.reduce((least, number) => Math.min(least, number));
    case "max":
      return numbers.reduce((most, number) => Math.max(most, number));
    case "sum":
      return sum;
    case "avg":
      return mean;
    case "stddev":
      return Math.sqrt(numbers.reduce((total, number) => total + (number - mean) ** 2, 0) / numbers.length);
  }
}
