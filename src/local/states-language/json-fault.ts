import { parseJson } from "./json.ts";

/** Why a text is not JSON, and where. */
export interface JsonFault {
  readonly message: string;
  /** As the parser prints it, such as `[Source: (String)"nonsense"; line: 1, column: 9]`; absent for what nests too deeply. */
  readonly location?: string;
}

/**
 * Why a text is not JSON, in the words of the parser behind AWS's service (Jackson), or is nested too deeply; undefined
 * when it is JSON.
 *
 * @param text must not be empty
 */
export function jsonFault(text: string): JsonFault | undefined {
  try {
    parseJson(text);
    return undefined;
  } catch (error) {
    // What nests too deeply must not be scanned by recursion.
    const isTooDeep = error instanceof SyntaxError && error.message.startsWith(tooDeep);
    return isTooDeep ? { message: error.message } : findFault(text);
  }
}

/** The same, with the place in the text but without the text, as States.StringToJson says it. */
export function jsonComplaint(text: string): string {
  try {
    parseJson(text);
    return notJson;
  } catch (error) {
    if (error instanceof SyntaxError && error.message.startsWith(tooDeep)) return error.message;
  }
  const fault = scanForFault(text);
  const at = (read: number) => {
    const { line, column } = placeIn(text, read);
    return `[Source: ${redacted}; line: ${line}, column: ${column}]`;
  };
  const opened = fault.opened === undefined ? "" : ` (start marker at ${at(fault.opened)})`;
  return `${fault.message}${opened}\n at ${at(fault.noticed)}`;
}

const redacted = "REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled)";
const tooDeep = "Document nesting depth";
const notJson = "Invalid execution input.";
const values = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";
const space = /[ \t\n\r]*/y;
const token = /[A-Za-z_$][\w$]*/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const escapes = new Set(['"', "\\", "/", "b", "f", "n", "r", "t", "u"]);

/** Thrown inside the scan, with the fault's text and how far the parser had read. */
class Fault extends Error {
  readonly read: number;
  /** Where the fault is; a newer parser names this place. */
  readonly noticed: number;
  /** Where the object or array begins that has no end. */
  readonly opened: number | undefined;

  constructor(message: string, read: number, places: { noticed?: number; opened?: number } = {}) {
    super(message);
    this.read = read;
    this.noticed = places.noticed ?? read;
    this.opened = places.opened;
  }
}

/** Both count from 1. */
function placeIn(text: string, read: number): { line: number; column: number } {
  const before = text.slice(0, read);
  return { line: before.split("\n").length, column: read - (before.lastIndexOf("\n") + 1) + 1 };
}

/** The parser quotes the beginning of the text and names the place behind the last character it read. */
function locationIn(text: string, read: number): string {
  const { line, column } = placeIn(text, read);
  const left = text.length - mostQuoted;
  const quoted = `"${text.slice(0, mostQuoted)}"${left > 0 ? `[truncated ${left} chars]` : ""}`;
  return `[Source: (String)${quoted}; line: ${line}, column: ${column}]`;
}

const mostQuoted = 500;

function findFault(text: string): JsonFault {
  const fault = scanForFault(text);
  return { message: fault.message, location: locationIn(text, fault.read) };
}

function scanForFault(text: string): Fault {
  const scan = createScan(text);
  try {
    scanValue(scan);
    scan.skip(space);
    if (scan.peek() !== undefined) scan.unexpected("expected end of input");
  } catch (error) {
    if (error instanceof Fault) return error;
  }
  return new Fault(notJson, text.length);
}

type Scan = ReturnType<typeof createScan>;

function createScan(text: string) {
  let at = 0;
  const peek = () => text[at];
  return {
    peek,
    read: () => at,
    next: () => text[at++],
    skip(pattern: RegExp): string {
      pattern.lastIndex = at;
      const found = pattern.exec(text)?.[0] ?? "";
      at += found.length;
      return found;
    },
    unexpected(wanted: string): never {
      const character = peek();
      if (character === undefined) throw new Fault("Unexpected end-of-input", at);
      throw new Fault(`Unexpected character (${describe(character)}): ${wanted}`, at + 1, { noticed: at });
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
    throw new Fault(`Unrecognized token '${word}': was expecting ${values}`, scan.read());
}

function scanMembers(scan: Scan, kind: "Object" | "Array"): void {
  const close = kind === "Object" ? "}" : "]";
  const opened = scan.read();
  scan.next();
  scan.skip(space);
  if (scan.peek() === close) {
    scan.next();
    return;
  }
  for (;;) {
    if (kind === "Object") scanName(scan, opened);
    if (scan.peek() === undefined) throw endInside(kind, scan, opened);
    scanValue(scan);
    scan.skip(space);
    const after = scan.peek();
    if (after === undefined) throw endInside(kind, scan, opened);
    if (after !== "," && after !== close) scan.unexpected(`was expecting comma to separate ${kind} entries`);
    scan.next();
    if (after === close) return;
  }
}

function scanName(scan: Scan, opened: number): void {
  scan.skip(space);
  if (scan.peek() === undefined) throw endInside("Object", scan, opened);
  if (scan.peek() !== '"') scan.unexpected("was expecting double-quote to start field name");
  scanString(scan, "a field name");
  scan.skip(space);
  if (scan.peek() === undefined) throw endInside("Object", scan, opened);
  if (scan.peek() !== ":") scan.unexpected("was expecting a colon to separate field name and value");
  scan.next();
  scan.skip(space);
}

function scanString(scan: Scan, what: string): void {
  scan.next();
  for (;;) {
    const character = scan.next();
    if (character === '"') return;
    if (character === undefined)
      throw new Fault(`Unexpected end-of-input: was expecting closing quote for ${what}`, scan.read());
    if (character < " ")
      throw new Fault(
        `Illegal unquoted character ((CTRL-CHAR, code ${character.charCodeAt(0)})): has to be escaped using backslash to be included in string value`,
        scan.read(),
      );
    if (character !== "\\") continue;
    const escaped = scan.next();
    if (escaped !== undefined && !escapes.has(escaped))
      throw new Fault(`Unrecognized character escape ${describe(escaped)}`, scan.read());
  }
}

function endInside(kind: "Object" | "Array", scan: Scan, opened: number): Fault {
  return new Fault(`Unexpected end-of-input: expected close marker for ${kind}`, scan.read(), { opened });
}
