import { parseAnythingBut } from "./anything-but.ts";
import { parseAddressRange } from "./address-range.ts";
import type { TokenReader } from "./json-tokens.ts";
import { parseNumericRange } from "./numeric-range.ts";
import type { ValueTest } from "./pattern.ts";
import { parseWildcard } from "./wildcard.ts";

const oneKey = "Only one key allowed in match expression";
const noElementsMore = "Too many elements in numeric expression";

/** Reads a match expression such as `{"prefix": "a"}` whose `{` has been read. */
export function parseMatchExpression(tokens: TokenReader): ValueTest {
  const token = tokens.next();
  if (token.kind !== "field") tokens.fail("Match expression name not found");
  const parse = matchTypes.get(token.text);
  if (!parse) return tokens.fail(`Unrecognized match type ${token.text}`);
  const test = parse(tokens);
  if (tokens.next().kind !== "}") {
    tokens.fail(token.text === "numeric" || token.text === "anything-but" ? noElementsMore : oneKey);
  }
  return test;
}

const matchTypes: ReadonlyMap<string, (tokens: TokenReader) => ValueTest> = new Map([
  ["exactly", (tokens) => onText(readText(tokens, "exact"), (value, text) => value === text)],
  ["prefix", (tokens) => parseEdge(tokens, "prefix")],
  ["suffix", (tokens) => parseEdge(tokens, "suffix")],
  ["equals-ignore-case", (tokens) => onText(readText(tokens, "equals-ignore-case"), equalIgnoringCase)],
  ["wildcard", parseWildcard],
  ["numeric", parseNumericRange],
  ["anything-but", parseAnythingBut],
  ["exists", parseExists],
  ["cidr", parseAddressRange],
]);

/** `{"prefix": "a"}`, `{"prefix": {"equals-ignore-case": "a"}}`, and the same with `suffix`. */
function parseEdge(tokens: TokenReader, name: "prefix" | "suffix"): ValueTest {
  const matches = name === "prefix" ? startsWith : endsWith;
  const { kind } = tokens.next();
  if (kind === "text") return onText(tokens.content(), matches);
  if (kind !== "{" || tokens.next().text !== "equals-ignore-case") {
    return tokens.fail(`${name} match pattern must be a string`);
  }
  const text = readText(tokens, "equals-ignore-case");
  if (tokens.next().kind !== "}") tokens.fail(oneKey);
  return onText(text, (value, edge) => matches(value.toLowerCase(), edge.toLowerCase()));
}

function parseExists(tokens: TokenReader): ValueTest {
  const { text, kind } = tokens.next();
  if (kind !== "literal" || text === "null") tokens.fail("exists match pattern must be either true or false.");
  return text === "true" ? () => true : "absent";
}

/** The text a match type compares with. */
export function readText(tokens: TokenReader, matchType: string): string {
  if (tokens.next().kind !== "text") tokens.fail(`${matchType} match pattern must be a string`);
  return tokens.content();
}

/** A test that holds for strings alone. */
function onText(text: string, matches: (value: string, text: string) => boolean): ValueTest {
  return (value) => typeof value === "string" && matches(value, text);
}

const startsWith = (value: string, prefix: string): boolean => value.startsWith(prefix);
const endsWith = (value: string, suffix: string): boolean => value.endsWith(suffix);
const equalIgnoringCase = (value: string, text: string): boolean => value.toLowerCase() === text.toLowerCase();
