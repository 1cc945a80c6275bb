/** A value of a JSON text, with the place it stands at: offsets into the text, `end` behind its last character. */
export type JsonNode = JsonObject | JsonArray | JsonScalar;

interface Span {
  readonly start: number;
  readonly end: number;
}

export interface JsonMember {
  readonly name: string;
  /** Where the name stands, with its quotes. */
  readonly key: Span;
  readonly node: JsonNode;
}

export interface JsonObject extends Span {
  readonly kind: "object";
  readonly members: readonly JsonMember[];
}

interface JsonArray extends Span {
  readonly kind: "array";
  readonly items: readonly JsonNode[];
}

interface JsonScalar extends Span {
  readonly kind: "scalar";
  readonly value: string | number | boolean | null;
}

/** Members' names and positions in lists, from the outside to the inside. */
export type JsonPath = readonly (string | number)[];

/** The value at the end of a path; undefined where the path ends before. */
export function nodeAt(root: JsonNode | undefined, path: JsonPath): JsonNode | undefined {
  let current = root;
  for (const step of path) {
    if (current === undefined) return undefined;
    current = typeof step === "number" ? itemOf(current, step) : memberOf(current, step)?.node;
  }
  return current;
}

/** The member of an object by its name; undefined where it has none, or the value is not an object. */
export function memberOf(node: JsonNode | undefined, name: string): JsonMember | undefined {
  return node?.kind === "object" ? node.members.find((member) => member.name === name) : undefined;
}

/** The members of an object; none of anything else. */
export function membersOf(node: JsonNode | undefined): readonly JsonMember[] {
  return node?.kind === "object" ? node.members : [];
}

/** The items of a list; none of anything else. */
export function itemsOf(node: JsonNode | undefined): readonly JsonNode[] {
  return node?.kind === "array" ? node.items : [];
}

/** The text of a JSON string; undefined for anything else. */
export function textOf(node: JsonNode | undefined): string | undefined {
  return node?.kind === "scalar" && typeof node.value === "string" ? node.value : undefined;
}

function itemOf(node: JsonNode, index: number): JsonNode | undefined {
  return node.kind === "array" ? node.items[index] : undefined;
}
