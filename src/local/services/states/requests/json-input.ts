import { parseJson } from "../../../states-language/index.ts";

/**
 * Why a text is no JSON, in the words of the parser behind AWS's service (Jackson), or is nested too deeply; undefined
 * when it is JSON.
 *
 * @param text must not be empty
 */
export function jsonFault(text: string): string | undefined {
  try {
    parseJson(text);
    return undefined;
  } catch (error) {
    // What nests too deeply must not be scanned by recursion.
    const isTooDeep = error instanceof SyntaxError && error.message.startsWith("Document nesting depth");
    return isTooDeep ? error.message : findFault(text);
  }
}

const values = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";
const space = /[ \t\n\r]*/y;
const token = /[A-Za-z_$][\w$]*/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const escapes = new Set(['"', "\\", "/", "b", "f", "n", "r", "t", "u"]);

/** Thrown inside the scan, with the fault's text. */
class Fault extends Error {}

function findFault(text: string): string {
  const scan = createScan(text);
  try {
    scanValue(scan);
    scan.skip(space);
    if (scan.peek() !== undefined) scan.unexpected("expected end of input");
    return "Invalid execution input.";
  } catch (error) {
    return error instanceof Fault ? error.message : "Invalid execution input.";
  }
}

type Scan = ReturnType<typeof createScan>;

function createScan(text: string) {
  let at = 0;
  const peek = () => text[at];
  return {
    peek,
    next: () => text[at++],
    skip(pattern: RegExp): string {
      pattern.lastIndex = at;
      const found = pattern.exec(text)?.[0] ?? "";
      at += found.length;
      return found;
    },
    unexpected(wanted: string): never {
      const character = peek();
      if (character === undefined) throw new Fault("Unexpected end-of-input");
      throw new Fault(`Unexpected character (${describe(character)}): ${wanted}`);
    },
  };
}

function describe(character: string): string {
  return `'${character}' (code ${character.charCodeAt(0)})`;
}

function scanValue(scan: Scan): void {
  scan.skip(space);
  const first = scan.peek();
  if (first === "{") scanMembers(scan, "Object");
  else if (first === "[") scanMembers(scan, "Array");
  else if (first === '"') scanString(scan, "a String value");
  else if (!scan.skip(number)) scanToken(scan);
}

function scanToken(scan: Scan): void {
  const word = scan.skip(token);
  if (word === "") scan.unexpected(`expected a valid value ${values}`);
  if (!["true", "false", "null"].includes(word))
    throw new Fault(`Unrecognized token '${word}': was expecting ${values}`);
}

function scanMembers(scan: Scan, kind: "Object" | "Array"): void {
  const close = kind === "Object" ? "}" : "]";
  scan.next();
  scan.skip(space);
  if (scan.peek() === close) {
    scan.next();
    return;
  }
  for (;;) {
    if (kind === "Object") scanName(scan);
    if (scan.peek() === undefined) throw endInside(kind);
    scanValue(scan);
    scan.skip(space);
    const after = scan.peek();
    if (after === undefined) throw endInside(kind);
    if (after !== "," && after !== close) scan.unexpected(`was expecting comma to separate ${kind} entries`);
    scan.next();
    if (after === close) return;
  }
}

function scanName(scan: Scan): void {
  scan.skip(space);
  if (scan.peek() === undefined) throw endInside("Object");
  if (scan.peek() !== '"') scan.unexpected("was expecting double-quote to start field name");
  scanString(scan, "a field name");
  scan.skip(space);
  if (scan.peek() === undefined) throw endInside("Object");
  if (scan.peek() !== ":") scan.unexpected("was expecting a colon to separate field name and value");
  scan.next();
  scan.skip(space);
}

function scanString(scan: Scan, what: string): void {
  scan.next();
  for (;;) {
    const character = scan.next();
    if (character === '"') return;
    if (character === undefined) throw new Fault(`Unexpected end-of-input: was expecting closing quote for ${what}`);
    if (character < " ")
      throw new Fault(
        `Illegal unquoted character ((CTRL-CHAR, code ${character.charCodeAt(0)})): has to be escaped using backslash to be included in string value`,
      );
    if (character !== "\\") continue;
    const escaped = scan.next();
    if (escaped !== undefined && !escapes.has(escaped))
      throw new Fault(`Unrecognized character escape ${describe(escaped)}`);
  }
}

function endInside(kind: "Object" | "Array"): Fault {
  return new Fault(`Unexpected end-of-input: expected close marker for ${kind}`);
}
