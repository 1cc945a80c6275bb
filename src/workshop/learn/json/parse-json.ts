import type { JsonMember, JsonNode } from "./json-node.ts";

/** The fault of a JSON text, in its writer's terms. */
export type JsonProblemKind =
  | "empty"
  | "comment"
  | "missing-comma"
  | "trailing-comma"
  | "missing-colon"
  | "smart-quote"
  | "single-quote"
  | "unquoted-name"
  | "unclosed-text"
  | "unclosed-bracket"
  | "wrong-bracket"
  | "text-after-end"
  | "duplicate-name"
  | "bad-value"
  | "too-deep";

/** The first problem of a JSON text, and where it is. */
export interface JsonProblem {
  readonly kind: JsonProblemKind;
  readonly start: number;
  readonly end: number;
}

type ParsedJson =
  | { readonly root: JsonNode; readonly problem?: undefined }
  | { readonly root?: undefined; readonly problem: JsonProblem };

/** Deeper than any definition: a recursion over the values stays small. */
const deepest = 200;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const word = /[\p{L}\p{N}_$.-]+/uy;
const quoted = /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*"/uy;

/**
 * Parses a JSON text (RFC 8259) and keeps where each value stands, which `JSON.parse` does not. A name that an object
 * has twice is a problem as well: `JSON.parse` silently takes the last one.
 */
export function parseJsonText(text: string): ParsedJson {
  const reader = new JsonReader(text);
  try {
    return { root: reader.readDocument() };
  } catch (error) {
    if (error instanceof Problem) return { problem: error.problem };
    throw error;
  }
}

class Problem extends Error {
  readonly problem: JsonProblem;

  constructor(problem: JsonProblem) {
    super(problem.kind);
    this.problem = problem;
  }
}

class JsonReader {
  private at = 0;
  private depth = 0;
  /** Where the last comma or value ended: that is where a writer forgot something. */
  private lastEnd = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
    if (text.startsWith("\uFEFF")) this.at = 1;
  }

  readDocument(): JsonNode {
    this.skipSpace();
    if (this.at >= this.text.length) this.fail("empty", 0, 0);
    const root = this.readValue();
    this.skipSpace();
    if (this.at < this.text.length) this.fail("text-after-end", this.at, this.at + 1);
    return root;
  }

  private readValue(): JsonNode {
    const start = this.at;
    const character = this.text[start];
    if (character === "{") return this.nested(() => this.readObject());
    if (character === "[") return this.nested(() => this.readArray());
    if (character === '"') return this.scalar(start, this.readText());
    const digits = this.match(number);
    if (digits !== undefined) return this.scalar(start, Number(digits));
    const name = this.match(word);
    if (name === "true" || name === "false") return this.scalar(start, name === "true");
    if (name === "null") return this.scalar(start, null);
    this.at = start;
    this.failAtSign(name);
  }

  private readObject(): JsonNode {
    const start = this.at;
    const members: JsonMember[] = [];
    this.readList("}", () => {
      const keyStart = this.at;
      if (this.text[keyStart] !== '"') {
        const name = this.match(word);
        this.at = keyStart;
        if (name !== undefined) this.fail("unquoted-name", keyStart, keyStart + name.length);
        this.failAtSign(undefined);
      }
      const name = this.readText();
      const key = { start: keyStart, end: this.at };
      if (members.some((member) => member.name === name)) this.fail("duplicate-name", key.start, key.end);
      this.skipSpace();
      if (this.text[this.at] !== ":") this.fail("missing-colon", key.end, key.end + 1);
      this.at += 1;
      this.skipSpace();
      members.push({ name, key, node: this.readValue() });
    });
    return { kind: "object", members, start, end: this.at };
  }

  private readArray(): JsonNode {
    const start = this.at;
    const items: JsonNode[] = [];
    this.readList("]", () => items.push(this.readValue()));
    return { kind: "array", items, start, end: this.at };
  }

  /** Reads an opening bracket, parts with commas between them, and the closing bracket. */
  private readList(close: "}" | "]", readPart: () => void): void {
    const open = this.at;
    let comma: number | undefined;
    this.at += 1;
    for (let first = true; ; first = false) {
      this.lastEnd = this.at;
      this.skipSpace();
      if (this.at >= this.text.length) this.fail("unclosed-bracket", open, open + 1);
      const character = this.text[this.at];
      if (character === close) {
        if (comma !== undefined) this.fail("trailing-comma", comma, comma + 1);
        this.at += 1;
        return;
      }
      if (character === "}" || character === "]") this.fail("wrong-bracket", this.at, this.at + 1);
      if (!first && comma === undefined) this.failBetweenParts();
      readPart();
      this.lastEnd = this.at;
      this.skipSpace();
      comma = this.text[this.at] === "," ? this.at : undefined;
      if (comma !== undefined) this.at += 1;
    }
  }

  private failBetweenParts(): never {
    const starts = /["{[\dtfn-]/.test(this.text[this.at] ?? "");
    if (starts) this.fail("missing-comma", this.lastEnd - 1, this.lastEnd);
    this.failAtSign(undefined);
  }

  private nested(read: () => JsonNode): JsonNode {
    this.depth += 1;
    if (this.depth > deepest) this.fail("too-deep", this.at, this.at + 1);
    const node = read();
    this.depth -= 1;
    return node;
  }

  private readText(): string {
    const start = this.at;
    const found = this.match(quoted);
    if (found === undefined) {
      const line = this.text.indexOf("\n", start);
      this.fail("unclosed-text", start, line === -1 ? this.text.length : line);
    }
    return JSON.parse(found);
  }

  private scalar(start: number, value: string | number | boolean | null): JsonNode {
    return { kind: "scalar", value, start, end: this.at };
  }

  private failAtSign(name: string | undefined): never {
    const character = this.text[this.at] ?? "";
    const kind = /[“”„‟＂«»]/.test(character) ? "smart-quote" : /['‘’`]/.test(character) ? "single-quote" : "bad-value";
    this.fail(kind, this.at, this.at + (name?.length ?? 1));
  }

  private skipSpace(): void {
    while (/[ \t\r\n]/.test(this.text[this.at] ?? "")) this.at += 1;
    const two = this.text.slice(this.at, this.at + 2);
    if (two !== "//" && two !== "/*" && two[0] !== "#") return;
    const line = this.text.indexOf("\n", this.at);
    this.fail("comment", this.at, line === -1 ? this.text.length : line);
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  private fail(kind: JsonProblemKind, start: number, end: number): never {
    throw new Problem({ kind, start, end });
  }
}
