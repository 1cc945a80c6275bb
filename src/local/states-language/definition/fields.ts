import { isObject, type JsonObject, memberOf } from "../json.ts";
import type { Json } from "../types.ts";

/**
 * Reads the fields of a definition that has been validated: what has the wrong type there cannot occur here.
 *
 * @see https://states-language.net/spec.html#structure-of-a-state-machine
 */
export function stringField(source: JsonObject, name: string): string | undefined {
  const value = memberOf(source, name);
  return typeof value === "string" ? value : undefined;
}

/** Undefined for a field that is missing or has another type: the validation has reported it already. */
export function numberField(source: JsonObject, name: string): number | undefined {
  const value = memberOf(source, name);
  return typeof value === "number" ? value : undefined;
}

/** Undefined for a field that is missing or has another type: the validation has reported it already. */
export function objectField(source: JsonObject, name: string): JsonObject | undefined {
  const value = memberOf(source, name);
  return isObject(value) ? value : undefined;
}

/** The objects of an array; empty when the field is absent. */
export function objectsField(source: JsonObject, name: string): JsonObject[] {
  const value = memberOf(source, name);
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** The strings of an array; empty when the field is absent. */
export function stringsField(source: JsonObject, name: string): string[] {
  const value = memberOf(source, name);
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

/** The field whatever it holds; undefined when it is absent. */
export function anyField(source: JsonObject, name: string): Json | undefined {
  return memberOf(source, name);
}
