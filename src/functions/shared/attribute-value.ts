import type { AttributeValue } from "@aws-sdk/client-dynamodb";

/** The values that an attribute of an item can be made of here. */
export type Plain = string | number | readonly Plain[] | { readonly [name: string]: Plain | undefined };

/** A value as DynamoDB takes it. Members without a value are left out: an index key must not be NULL. */
export function toAttributeValue(value: Plain): AttributeValue {
  if (typeof value === "string") return { S: value };
  if (typeof value === "number") return { N: String(value) };
  if (isList(value)) return { L: value.map(toAttributeValue) };
  return {
    M: Object.fromEntries(
      Object.entries(value).flatMap(([name, member]) =>
        member === undefined ? [] : [[name, toAttributeValue(member)] as const],
      ),
    ),
  };
}

function isList(value: Plain): value is readonly Plain[] {
  return Array.isArray(value);
}

/** A part of the input that an item can hold; undefined when it is none. */
export function plainOf(value: unknown): Plain | undefined {
  if (typeof value === "string" || typeof value === "number") return value;
  if (Array.isArray(value)) return value.flatMap((entry) => plainOf(entry) ?? []);
  if (typeof value !== "object" || value === null) return undefined;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, plainOf(member)]));
}

/** The members of an object of unknown shape as the attributes of an item. */
export function toItem(value: unknown): Record<string, AttributeValue> {
  return toAttributeValue(plainOf(value) ?? {}).M ?? {};
}
