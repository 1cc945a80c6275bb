import type { Json } from "./types.ts";

/** Whether brackets outside strings nest too deeply. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charCodeAt(at);
    if (inString) {
      if (character === backslash) at += 1;
      else if (character === quote) inString = false;
    } else if (character === quote) inString = true;
    else if (character === openBracket || character === openBrace) {
      depth += 1;
      if (depth > deepestNesting) return true;
    } else if (character === closeBracket || character === closeBrace) depth -= 1;
  }
  return false;
}

const [quote, backslash, openBracket, closeBracket, openBrace, closeBrace] = [0x22, 0x5c, 0x5b, 0x5d, 0x7b, 0x7d];

export type JsonObject = { [key: string]: Json };

/** Whether a value is a JSON object: neither null nor an array. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Deeper than this, values could not be walked by recursion; AWS refuses them too. */
const deepestNesting = 1000;

/** Reads JSON text. @throws SyntaxError, also when the value is nested too deeply */
export function parseJson(text: string): Json {
  if (text.length > deepestNesting * 2 && isTooDeep(text)) {
    throw new SyntaxError(`Document nesting depth exceeds the maximum allowed (${deepestNesting})`);
  }
  const value: Json = JSON.parse(text);
  return value;
}

/** The value of an own member; names such as `__proto__` that an object merely inherits are absent. */
export function memberOf(object: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** Sets a member of an object that is being made, whatever the member is called. */
export function setMember(object: JsonObject, name: string, value: Json): void {
  if (name === "__proto__") {
    Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
  } else {
    object[name] = value;
  }
}

/** A copy of the object with one member replaced or added. */
export function withMember(object: JsonObject, name: string, value: Json): JsonObject {
  const copy = { ...object };
  setMember(copy, name, value);
  return copy;
}

/** Whether two values are the same JSON; the order of members does not count. */
export function equalJson(left: Json, right: Json): boolean {
  if (left === right) return true;
  if (Array.isArray(left)) {
    return (
      Array.isArray(right) &&
      left.length === right.length &&
      left.every((item, index) => equalJson(item, right[index] ?? null))
    );
  }
  if (!isObject(left) || !isObject(right)) return false;
  const names = Object.keys(left);
  return (
    names.length === Object.keys(right).length &&
    names.every((name) => Object.hasOwn(right, name) && equalJson(left[name] ?? null, right[name] ?? null))
  );
}

/** The name JSON gives the type of a value. */
export function typeOfJson(value: Json): "null" | "boolean" | "number" | "string" | "array" | "object" {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "object") return "object";
  if (typeof value === "string") return "string";
  return typeof value === "number" ? "number" : "boolean";
}
