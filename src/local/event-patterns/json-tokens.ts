import { PatternFault, type Place } from "./pattern-fault.ts";

/** One token of JSON. `text` is a field's name, a string's content, or the token as written. */
export interface Token {
  readonly kind: "{" | "}" | "[" | "]" | "field" | "text" | "number" | "literal";
  readonly text: string;
}

/**
 * Reads JSON token by token and knows where it stands, as the parser behind AWS's rule engine does: its texts of errors
 * name the place that parser had reached. It reads a field's name together with the beginning of its value, and a
 * string only up to its opening quote until somebody asks for the content.
 */
export interface TokenReader {
  /** @throws PatternFault where the text is not JSON, or ends too early */
  next(): Token;
  /** The content of the token read last. Moves the place to the string's end. */
  content(): string;
  /** Throws with the present place. */
  fail(reason: string): never;
}

const values = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";
const deepest = 1000;

/** A token with the offset that the reader has when somebody asks for its content. */
type ReadToken = Token & { readonly end: number };

/** A reading of one text. Offsets count characters. */
interface Reading {
  readonly text: string;
  /** The objects and arrays around the next token. */
  readonly open: { readonly kind: "{" | "["; readonly offset: number; filled: boolean }[];
  /** Of the next character. */
  offset: number;
  /** Of the place that errors name. */
  place: number;
  /** The beginning of a field's value, which is read with the name. */
  ahead: ReadToken | undefined;
}

/** Begins to read a text. */
export function readTokens(text: string): TokenReader {
  const reading: Reading = { text, open: [], offset: 0, place: 0, ahead: undefined };
  let last: ReadToken | undefined;
  return {
    next() {
      const { ahead } = reading;
      reading.ahead = undefined;
      last = ahead ?? readNext(reading);
      return last;
    },
    content() {
      if (last) reading.place = last.end;
      return last?.text ?? "";
    },
    fail(reason) {
      throw new PatternFault(reason, [placeOf(reading, reading.place)]);
    },
  };
}

function readNext(reading: Reading): ReadToken {
  const container = reading.open.at(-1);
  if (!container) return readValue(reading);
  skipSpace(reading);
  const closing = container.kind === "{" ? "}" : "]";
  if (reading.text[reading.offset] === closing) {
    reading.open.pop();
    reading.place = ++reading.offset;
    return { kind: closing, text: closing, end: reading.offset };
  }
  if (container.filled) {
    const entries = `${container.kind === "{" ? "Object" : "Array"} entries`;
    takeCharacter(reading, ",", `was expecting comma to separate ${entries}`);
    skipSpace(reading);
  }
  container.filled = true;
  return container.kind === "[" ? readValue(reading) : readField(reading);
}

function readField(reading: Reading): ReadToken {
  if (reading.text[reading.offset] !== '"') unexpected(reading, "was expecting double-quote to start field name");
  const name = scanText(reading);
  reading.offset = name.end;
  skipSpace(reading);
  takeCharacter(reading, ":", "was expecting a colon to separate field name and value");
  reading.ahead = readValue(reading);
  return { kind: "field", text: name.text, end: reading.place };
}

function readValue(reading: Reading): ReadToken {
  skipSpace(reading);
  const first = reading.text[reading.offset] ?? "";
  if (first === "{" || first === "[") return openContainer(reading, first);
  if (first !== '"') return readWord(reading);
  const scanned = scanText(reading);
  reading.place = reading.offset + 1;
  reading.offset = scanned.end;
  return { kind: "text", ...scanned };
}

function openContainer(reading: Reading, kind: "{" | "["): ReadToken {
  const { open, offset } = reading;
  if (open.length === deepest)
    failAt(reading, `Document nesting depth (${deepest + 1}) exceeds the maximum allowed`, offset);
  open.push({ kind, offset, filled: false });
  reading.place = ++reading.offset;
  return { kind, text: kind, end: reading.offset };
}

/** Reads a number, `true`, `false` or `null`. */
function readWord(reading: Reading): ReadToken {
  const word = /[-+.\w$]*/y;
  word.lastIndex = reading.offset;
  const written = word.exec(reading.text)?.[0] ?? "";
  if (written === "") unexpected(reading, `expected a valid value ${values}`);
  reading.place = reading.offset += written.length;
  const token = { text: written, end: reading.offset };
  if (/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/.test(written)) return { kind: "number", ...token };
  if (written !== "true" && written !== "false" && written !== "null") {
    failAt(reading, `Unrecognized token '${written}': was expecting ${values}`, reading.offset);
  }
  return { kind: "literal", ...token };
}

/** A string's content and the offset behind its closing quote, beginning at its opening quote. */
function scanText(reading: Reading): { text: string; end: number } {
  const { text, offset } = reading;
  const quoted = /"(?:[^"\\]|\\.)*"/sy;
  quoted.lastIndex = offset;
  const written = quoted.exec(text)?.[0];
  if (written === undefined) failAt(reading, "Unexpected end-of-input in VALUE_STRING", text.length);
  try {
    return { text: String(JSON.parse(written)), end: offset + written.length };
  } catch {
    return failAt(reading, "Unrecognized character escape or control character in a string", offset + 1);
  }
}

function takeCharacter(reading: Reading, wanted: string, expectation: string): void {
  if (reading.text[reading.offset] !== wanted) unexpected(reading, expectation);
  reading.offset++;
}

function skipSpace(reading: Reading): void {
  while (/[ \t\r\n]/.test(reading.text[reading.offset] ?? "")) reading.offset++;
  if (reading.offset < reading.text.length) return;
  const container = reading.open.at(-1);
  if (!container) failAt(reading, "No content to map due to end-of-input", reading.offset);
  const { line, column } = placeOf(reading, container.offset);
  failAt(
    reading,
    `Unexpected end-of-input: expected close marker for ${container.kind === "{" ? "Object" : "Array"} (start marker at line: ${line}, column: ${column})`,
    reading.offset,
  );
}

function unexpected(reading: Reading, expectation: string): never {
  const character = reading.text[reading.offset] ?? "";
  return failAt(
    reading,
    `Unexpected character ('${character}' (code ${character.charCodeAt(0)})): ${expectation}`,
    reading.offset,
  );
}

function failAt(reading: Reading, reason: string, offset: number): never {
  throw new PatternFault(reason, [placeOf(reading, offset)], "syntax");
}

function placeOf({ text }: Reading, offset: number): Place {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
