import { isObject } from "../json.ts";
import type { Json } from "../types.ts";

/**
 * A value as Java prints it: objects and arrays as its collections, `{Arg1=1, Arg2=[a, null]}` (recorded).
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 */
export function javaText(value: Json | undefined): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return `[${value.map(javaText).join(", ")}]`;
  if (!isObject(value)) return JSON.stringify(value ?? null);
  return `{${Object.entries(value)
    .map(([name, member]) => `${name}=${javaText(member)}`)
    .join(", ")}}`;
}

/** The hash code that Java gives a value: null, Boolean, Integer, Long, Double, String, List or Map. */
export function javaHash(value: Json): number {
  if (value === null) return 0;
  if (typeof value === "boolean") return value ? 1231 : 1237;
  if (typeof value === "string") return hashOfString(value);
  if (typeof value === "number") return hashOfNumber(value);
  if (Array.isArray(value)) return value.reduce((hash: number, item) => (Math.imul(31, hash) + javaHash(item)) | 0, 1);
  return Object.entries(value).reduce((hash, [name, item]) => (hash + (hashOfString(name) ^ javaHash(item))) | 0, 0);
}

function hashOfString(text: string): number {
  let hash = 0;
  for (let at = 0; at < text.length; at += 1) hash = (Math.imul(31, hash) + text.charCodeAt(at)) | 0;
  return hash;
}

function hashOfNumber(value: number): number {
  if ((value | 0) === value) return value;
  const bits = new DataView(new ArrayBuffer(8));
  if (Number.isInteger(value) && Math.abs(value) < 2 ** 63) bits.setBigInt64(0, BigInt(value));
  else bits.setFloat64(0, value);
  return bits.getInt32(0) ^ bits.getInt32(4);
}

/** The values in the order in which Java's HashSet gives them, when they were added in this one and none is in it twice. */
export function bucketOrder<Value extends { readonly hash: number }>(values: readonly Value[]): Value[] {
  let buckets = 16;
  while (values.length > buckets * 0.75) buckets *= 2;
  const bucketOf = ({ hash }: Value) => (hash ^ (hash >>> 16)) & (buckets - 1);
  return values.toSorted((left, right) => bucketOf(left) - bucketOf(right));
}
