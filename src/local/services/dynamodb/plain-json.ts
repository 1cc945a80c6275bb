import { clientName, storedName } from "./expressions/attribute-names.ts";

/** Members that hold names of attributes, or lists of them; ExpressionAttributeNames holds them as values. */
const attributeNames = new Set(["AttributeName", "AttributesToGet", "NonKeyAttributes"]);

/** Members whose own members are called as tables. */
const byTable = new Set(["RequestItems", "Responses", "UnprocessedItems", "UnprocessedKeys"]);

/**
 * Turns an input as SDKs have it into the JSON of the wire, which dynalite works on: bytes become base64, dates
 * seconds since 1970, attributes have the names dynalite is given, and what is undefined is left out. The result shares
 * nothing with the input.
 */
export function toPlainJson(value: unknown): unknown {
  return toPlain(value, "");
}

function toPlain(value: unknown, holder: string): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString("base64");
  if (value instanceof Date) return value.getTime() / 1000;
  if (Array.isArray(value)) return value.map((element) => toPlain(element, holder));
  if (typeof value === "string") return attributeNames.has(holder) ? storedName(value) : value;
  if (typeof value !== "object" || value === null) return value;
  const rename = byTable.has(holder) ? same : storedName;
  return mapMembers(value, rename, (name, member) => toPlain(member, name));
}

/**
 * The way back. In DynamoDB's outputs only an attribute value has a text under `B` or texts under `BS`, and only a
 * time is a number under a name that ends in `DateTime`: a user's attribute of such a name holds an object.
 */
export function fromPlainJson(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fromPlainJson);
  if (typeof value !== "object" || value === null) return value;
  return mapMembers(value, clientName, (name, member) => {
    if (typeof member === "string" && attributeNames.has(name)) return clientName(member);
    if (Array.isArray(member) && name === "NonKeyAttributes") return member.map((text) => clientName(String(text)));
    if (name === "B" && typeof member === "string") return Buffer.from(member, "base64");
    if (name === "BS" && Array.isArray(member)) return member.map((text) => Buffer.from(String(text), "base64"));
    if (name.endsWith("DateTime") && typeof member === "number") return new Date(member * 1000);
    return fromPlainJson(member);
  });
}

function same(name: string): string {
  return name;
}

/** Members are defined, not assigned: an attribute may be called `__proto__`. */
function mapMembers(
  value: object,
  rename: (name: string) => string,
  change: (name: string, member: unknown) => unknown,
): Record<string, unknown> {
  const entries = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(entries.map(([name, member]) => [rename(name), change(name, member)]));
}
