import type { AnyMessage } from "./entry.ts";

/** A code in kebab-case, with values or alone. */
export function isMessage(value: unknown): value is AnyMessage {
  if (!isPlain(value) || !("code" in value) || typeof value.code !== "string") return false;
  return (
    /^[a-z0-9-]+$/.test(value.code) &&
    Object.keys(value).every(
      (name) => name === "code" || (name === "values" && typeof Object(value)[name] === "object"),
    )
  );
}

/** An object that is neither a list nor of a class. */
export function isPlain(value: unknown): value is object {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
