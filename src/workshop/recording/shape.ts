/**
 * The shape of a value: what its members are called and of which type they are, and nothing of what they say. A list
 * has one shape for all its elements.
 */
export type Shape =
  | "string"
  | "number"
  | "boolean"
  | "date"
  | "bytes"
  | "null"
  | `is ${string}`
  | ListShape
  | ObjectShape;

interface ListShape {
  /** Null for an empty list. */
  readonly list: Shape | null;
}

interface ObjectShape {
  readonly members: Readonly<Record<string, Shape>>;
}

/** Words of AWS's own lists, such as CREATE_COMPLETE: they say nothing of anybody. */
const ownWord = /^[A-Z][A-Z]+(_[A-Z]+)*$/;

/** Members whose names are the caller's own, such as tags and the items of a table: they are not named. */
const ownNames = /^(Tags|tags|Item|Items|Metadata|SummaryMap|ExpressionAttributeValues|ExpressionAttributeNames|Key)$/;

/** Reads the shape of what a call sent or got. */
export function shapeOf(value: unknown, name = ""): Shape | undefined {
  if (value === undefined || typeof value === "function") return undefined;
  if (value === null) return "null";
  if (typeof value === "string") return ownWord.test(value) && value.length <= 40 ? `is ${value}` : "string";
  if (typeof value === "number" || typeof value === "bigint") return "number";
  if (typeof value === "boolean") return "boolean";
  if (value instanceof Date) return "date";
  if (Array.isArray(value))
    return { list: value.map((one) => shapeOf(one, name)).reduce(joinShapes, undefined) ?? null };
  if (isBytes(value)) return "bytes";
  return objectShape(value, name);
}

function objectShape(value: object, name: string): Shape {
  if (ownNames.test(name)) return { members: {} };
  const members = Object.entries(value).flatMap(([member, inner]): [string, Shape][] => {
    const shape = member === "$metadata" ? undefined : shapeOf(inner, member);
    return shape === undefined ? [] : [[member, shape]];
  });
  return { members: Object.fromEntries(members.sort(([one], [other]) => (one < other ? -1 : 1))) };
}

/** The shape of two values at once. Types that do not go together stay beside the first. */
export function joinShapes(one: Shape | undefined, other: Shape | undefined): Shape | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  if (typeof one === "string" || typeof other === "string") {
    const bothWords = [one, other].every((shape) => typeof shape === "string" && typeOf(shape) === "string");
    return bothWords && one !== other ? "string" : one;
  }
  if ("list" in one)
    return "list" in other ? { list: joinShapes(one.list ?? undefined, other.list ?? undefined) ?? null } : one;
  if ("list" in other) return one;
  const members: Record<string, Shape> = { ...one.members };
  for (const [member, shape] of Object.entries(other.members))
    members[member] = joinShapes(members[member], shape) ?? shape;
  return { members };
}

/** The type of a shape, without the word that it is. */
export function typeOf(shape: Shape): string {
  if (typeof shape === "string") return shape.startsWith("is ") ? "string" : shape;
  return "list" in shape ? "list" : "members";
}

/** Bodies, in memory or as a stream. */
function isBytes(value: object): boolean {
  return value instanceof Uint8Array || "pipe" in value || "getReader" in value || "transformToByteArray" in value;
}
