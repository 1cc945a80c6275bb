import { isObject, parseJson } from "../json.ts";
import { costOf } from "../pattern-cost.ts";
import type { Json } from "../types.ts";
import { type Filter, type FilterOperand, filterOperators } from "./filter.ts";
// oxlint-disable-next-line import/no-cycle -- the grammar is recursive: paths hold filters, and filters hold paths
import { readPath, readSegments } from "./parse-path.ts";
import { PathSyntaxError } from "./path-syntax-error.ts";
import { accept, acceptPattern, expect, type PathScanner, peek, readQuoted, skipSpace } from "./path-scanner.ts";

const literal = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true\b|false\b|null\b/y;
const regularExpression = /\/((?:[^/\\]|\\.)+)\/([a-z]*)/y;
const bareWord = /[\p{L}_][\p{L}\p{N}_-]*/uy;
const deepest = 50;

/**
 * Reads the condition behind `[?`, such as `(@.price < 10 && @.isbn)`.
 *
 * @see https://states-language.net/spec.html#path
 */
export function parseFilter(scanner: PathScanner): Filter {
  return readOr(scanner, 0);
}

function readOr(scanner: PathScanner, depth: number): Filter {
  if (depth > deepest) throw new PathSyntaxError(`the filter of '${scanner.text}' is nested too deeply`);
  let left = readAnd(scanner, depth);
  skipSpace(scanner);
  while (accept(scanner, "||")) {
    left = { kind: "or", left, right: readAnd(scanner, depth) };
    skipSpace(scanner);
  }
  return left;
}

function readAnd(scanner: PathScanner, depth: number): Filter {
  let left = readCondition(scanner, depth);
  skipSpace(scanner);
  while (accept(scanner, "&&")) {
    left = { kind: "and", left, right: readCondition(scanner, depth) };
    skipSpace(scanner);
  }
  return left;
}

function readCondition(scanner: PathScanner, depth: number): Filter {
  skipSpace(scanner);
  if (accept(scanner, "!")) {
    if (depth > deepest) throw new PathSyntaxError(`the filter of '${scanner.text}' is nested too deeply`);
    return { kind: "not", filter: readCondition(scanner, depth + 1) };
  }
  if (accept(scanner, "(")) {
    const filter = readOr(scanner, depth + 1);
    skipSpace(scanner);
    expect(scanner, ")");
    return filter;
  }
  return readComparison(scanner);
}

function readComparison(scanner: PathScanner): Filter {
  const left = readOperand(scanner);
  skipSpace(scanner);
  if (accept(scanner, "=~")) {
    skipSpace(scanner);
    return { kind: "match", left, pattern: readRegularExpression(scanner) };
  }
  const operator = filterOperators.find((candidate) => accept(scanner, candidate));
  if (operator === undefined) return { kind: "exists", operand: left };
  skipSpace(scanner);
  return { kind: "compare", operator, left, right: readWord(scanner) ?? readOperand(scanner) };
}

/** A word without quotes behind an operator, as in `[?(@.code==es)]`: AWS takes it for a string. */
function readWord(scanner: PathScanner): FilterOperand | undefined {
  const start = scanner.at;
  const word = acceptPattern(scanner, bareWord);
  if (word !== undefined && !["true", "false", "null"].includes(word)) return { kind: "literal", value: word };
  scanner.at = start;
  return undefined;
}

function readOperand(scanner: PathScanner): FilterOperand {
  skipSpace(scanner);
  if (accept(scanner, "@")) return { kind: "element", segments: readSegments(scanner) };
  if (peek(scanner) === "$") return { kind: "path", path: readPath(scanner) };
  if (peek(scanner) === "'" || peek(scanner) === '"') return { kind: "literal", value: readQuoted(scanner) };
  if (peek(scanner) === "[") return { kind: "literal", value: readList(scanner) };
  const text = acceptPattern(scanner, literal);
  if (text === undefined)
    throw new PathSyntaxError(`a value is missing at position ${scanner.at} of '${scanner.text}'`);
  return { kind: "literal", value: parseJson(text) };
}

function readList(scanner: PathScanner): Json[] {
  expect(scanner, "[");
  const values: Json[] = [];
  skipSpace(scanner);
  while (!accept(scanner, "]")) {
    const operand = readOperand(scanner);
    if (operand.kind !== "literal" || isObject(operand.value)) {
      throw new PathSyntaxError(`a list in '${scanner.text}' may hold plain values only`);
    }
    values.push(operand.value);
    skipSpace(scanner);
    if (!accept(scanner, ",") && peek(scanner) !== "]") {
      throw new PathSyntaxError(`a list in '${scanner.text}' is not closed`);
    }
    skipSpace(scanner);
  }
  return values;
}

/** A pattern that could take exponential time is refused: a path is applied in the thread that serves everyone. */
function readRegularExpression(scanner: PathScanner): RegExp {
  regularExpression.lastIndex = scanner.at;
  const match = regularExpression.exec(scanner.text);
  const [whole, source, flags] = match ?? [];
  if (whole === undefined || source === undefined) {
    throw new PathSyntaxError(`a regular expression is missing at position ${scanner.at} of '${scanner.text}'`);
  }
  scanner.at += whole.length;
  const pattern = compile(source, (flags ?? "").replaceAll(/[^imsu]/g, ""));
  if (pattern === undefined) throw new PathSyntaxError(`/${source}/ is no regular expression`);
  if (costOf(pattern) === "exponential") {
    throw new PathSyntaxError(`the regular expression /${source}/ could run for ever`);
  }
  return pattern;
}

function compile(source: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(source, flags);
  } catch {
    return undefined;
  }
}
