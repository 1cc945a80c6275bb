import type { TokenReader } from "./json-tokens.ts";
import { PatternFault } from "./pattern-fault.ts";
import type { Scalar, ValueTest } from "./pattern.ts";
import { compileWildcard } from "./wildcard.ts";

type Test = (value: Scalar) => boolean;

const wrongValue = "Value of anything-but must be an array or single string/number value.";

/** Reads the value of `{"anything-but": …}`: a value, a list of them, or one of some match types with its texts. */
export function parseAnythingBut(tokens: TokenReader): ValueTest {
  const token = tokens.next();
  if (token.kind === "{") return parseMatchType(tokens);
  if (token.kind === "[") return noneOf(readList(tokens, parseListed));
  if (token.kind === "text") return noneOf([equals(tokens.content())]);
  if (token.kind === "number") return noneOf([equals(Number(token.text))]);
  return tokens.fail(wrongValue);
}

function parseListed(tokens: TokenReader, kind: string): Test {
  if (kind === "text") return equals(tokens.content());
  if (kind === "number") return equals(Number(tokens.content()));
  return tokens.fail("Inside anything but list, start|null|boolean is not supported.");
}

/** `{"anything-but": {"prefix": "a"}}`, with one text or a list of them. */
function parseMatchType(tokens: TokenReader): ValueTest {
  const name = tokens.next();
  if (name.kind !== "field") tokens.fail("Anything-But expression name not found");
  const matchType = matchTypes.get(name.text);
  if (!matchType) return tokens.fail(`Unsupported anything-but pattern: ${name.text}`);
  const parseText = (reader: TokenReader, kind: string): Test => {
    if (kind !== "text") reader.fail(matchType.refusal);
    const text = reader.content();
    if (text === "" && matchType.emptyRefusal !== undefined) reader.fail(matchType.emptyRefusal);
    return matchType.compile(reader, text);
  };
  const { kind } = tokens.next();
  if (kind === "{") tokens.fail(wrongValue);
  const tests = kind === "[" ? readList(tokens, parseText) : [parseText(tokens, kind)];
  if (tokens.next().kind !== "}") tokens.fail("Only one key allowed in match expression");
  return noneOf(tests);
}

const edgeRefusals = {
  refusal: "prefix/suffix match pattern must be a string",
  emptyRefusal: "Null prefix/suffix not allowed",
};

interface MatchType {
  readonly refusal: string;
  readonly emptyRefusal?: string;
  compile(tokens: TokenReader, text: string): Test;
}

const matchTypes: ReadonlyMap<string, MatchType> = new Map<string, MatchType>([
  ["prefix", { ...edgeRefusals, compile: (_, text) => onText((value) => value.startsWith(text)) }],
  ["suffix", { ...edgeRefusals, compile: (_, text) => onText((value) => value.endsWith(text)) }],
  [
    "equals-ignore-case",
    {
      refusal: "Inside anything-but/equals-ignore-case list, number|start|null|boolean is not supported.",
      compile: (_, text) => onText((value) => value.toLowerCase() === text.toLowerCase()),
    },
  ],
  ["wildcard", { refusal: "wildcard match pattern must be a string", compile: compileWildcard }],
]);

/** Reads a list whose `[` has been read. What is wrong inside is said with its place twice, as on AWS. */
function readList(tokens: TokenReader, parse: (tokens: TokenReader, kind: string) => Test): Test[] {
  const tests: Test[] = [];
  try {
    for (let token = tokens.next(); token.kind !== "]"; token = tokens.next()) tests.push(parse(tokens, token.kind));
  } catch (error) {
    if (error instanceof PatternFault) {
      throw new PatternFault(error.message, [...error.places, ...error.places], error.kind);
    }
    throw error;
  }
  if (tests.length === 0) {
    tokens.fail("Inside anything but list, either all values are number or string, mixed type is not supported");
  }
  return tests;
}

function noneOf(tests: readonly Test[]): Test {
  return (value) => !tests.some((test) => test(value));
}

function equals(wanted: string | number): Test {
  return (value) => value === wanted;
}

function onText(test: (value: string) => boolean): Test {
  return (value) => typeof value === "string" && test(value);
}
