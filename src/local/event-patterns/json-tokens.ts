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
  /** @throws PatternFault where the text is no JSON, or ends too early */
  next(): Token;
  /** The content of the token read last. Moves the place to the string's end. */
  content(): string;
  /** Throws with the present place. */
  fail(reason: string): never;
}

const values = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";
const deepest = 1000;

/** Begins to read a text. */
export function readTokens(text: string): TokenReader {
  const open: { readonly kind: "{" | "["; readonly offset: number; filled: boolean }[] = [];
  let offset = 0;
  let stands = 0;
  let last: (Token & { readonly end: number }) | undefined;
  let ahead: (Token & { readonly end: number }) | undefined;

  function placeOf(position: number): Place {
    const before = text.slice(0, position).split("\n");
    return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  }

  function failAt(reason: string, position: number): never {
    throw new PatternFault(reason, [placeOf(position)], "syntax");
  }

  function unexpected(expectation: string): never {
    const character = text[offset] ?? "";
    return failAt(`Unexpected character ('${character}' (code ${character.charCodeAt(0)})): ${expectation}`, offset);
  }

  function skipSpace(): void {
    while (/[ \t\r\n]/.test(text[offset] ?? "")) offset++;
    if (offset < text.length) return;
    const container = open.at(-1);
    if (!container) failAt("No content to map due to end-of-input", offset);
    const { line, column } = placeOf(container.offset);
    failAt(
      `Unexpected end-of-input: expected close marker for ${container.kind === "{" ? "Object" : "Array"} (start marker at line: ${line}, column: ${column})`,
      offset,
    );
  }

  /** A string's content and the offset behind its closing quote, beginning at its opening quote. */
  function scanText(): { text: string; end: number } {
    const end = /"(?:[^"\\]|\\.)*"/sy;
    end.lastIndex = offset;
    const written = end.exec(text)?.[0];
    if (written === undefined) failAt("Unexpected end-of-input in VALUE_STRING", text.length);
    try {
      return { text: String(JSON.parse(written)), end: offset + written.length };
    } catch {
      return failAt("Unrecognized character escape or control character in a string", offset + 1);
    }
  }

  function readValue(): Token & { readonly end: number } {
    skipSpace();
    const first = text[offset] ?? "";
    if (first === "{" || first === "[") {
      if (open.length === deepest)
        failAt(`Document nesting depth (${deepest + 1}) exceeds the maximum allowed`, offset);
      open.push({ kind: first, offset, filled: false });
      stands = ++offset;
      return { kind: first, text: first, end: offset };
    }
    if (first === '"') {
      const scanned = scanText();
      stands = offset + 1;
      offset = scanned.end;
      return { kind: "text", ...scanned };
    }
    const word = /[-+.\w$]*/y;
    word.lastIndex = offset;
    const written = word.exec(text)?.[0] ?? "";
    if (written === "") unexpected(`expected a valid value ${values}`);
    stands = offset += written.length;
    if (/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/.test(written))
      return { kind: "number", text: written, end: offset };
    if (written !== "true" && written !== "false" && written !== "null") {
      failAt(`Unrecognized token '${written}': was expecting ${values}`, offset);
    }
    return { kind: "literal", text: written, end: offset };
  }

  function read(): Token & { readonly end: number } {
    const container = open.at(-1);
    if (!container) return readValue();
    skipSpace();
    const closing = container.kind === "{" ? "}" : "]";
    if (text[offset] === closing) {
      open.pop();
      stands = ++offset;
      return { kind: closing, text: closing, end: offset };
    }
    if (container.filled) {
      if (text[offset] !== ",")
        unexpected(`was expecting comma to separate ${container.kind === "{" ? "Object" : "Array"} entries`);
      offset++;
      skipSpace();
    }
    container.filled = true;
    return container.kind === "[" ? readValue() : readField();
  }

  function readField(): Token & { readonly end: number } {
    if (text[offset] !== '"') unexpected("was expecting double-quote to start field name");
    const name = scanText();
    offset = name.end;
    skipSpace();
    if (text[offset] !== ":") unexpected("was expecting a colon to separate field name and value");
    offset++;
    ahead = readValue();
    return { kind: "field", text: name.text, end: stands };
  }

  return {
    next() {
      if (ahead) {
        last = ahead;
        ahead = undefined;
      } else last = read();
      return last;
    },
    content() {
      if (last) stands = last.end;
      return last?.text ?? "";
    },
    fail(reason) {
      throw new PatternFault(reason, [placeOf(stands)]);
    },
  };
}
