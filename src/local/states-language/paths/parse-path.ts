// oxlint-disable-next-line import/no-cycle -- the grammar is recursive: paths hold filters, and filters hold paths
import { parseFilter } from "./parse-filter.ts";
import { PathSyntaxError } from "./path-syntax-error.ts";
import { accept, acceptPattern, atEnd, expect, type PathScanner, peek, readQuoted, skipSpace } from "./path-scanner.ts";
import {
  isDefinite,
  type Path,
  type PathFunctionName,
  pathFunctionNames,
  type PathRoot,
  type Segment,
} from "./path.ts";

const variableName = /[\p{ID_Start}_][\p{ID_Continue}]*/uy;
const memberName = /[^.[\]()?*,"'\s<>=!&|~]+/uy;
const integer = /-?\d+/y;

/**
 * Reads a JSONPath.
 *
 * @see https://states-language.net/spec.html#path
 * @throws PathSyntaxError
 */
export function parsePath(source: string): Path {
  const scanner: PathScanner = { text: source, at: 0 };
  const path = readPath(scanner);
  // AWS takes blanks behind a path.
  skipSpace(scanner);
  if (!atEnd(scanner)) throw new PathSyntaxError(`unexpected '${source.slice(scanner.at)}' in '${source}'`);
  return path;
}

/** Reads the path that starts at the cursor and leaves the cursor behind it. */
export function readPath(scanner: PathScanner): Path {
  const start = scanner.at;
  const root = readRoot(scanner);
  const segments = readSegments(scanner);
  return { source: scanner.text.slice(start, scanner.at), root, segments, definite: isDefinite(segments) };
}

function readRoot(scanner: PathScanner): PathRoot {
  if (accept(scanner, "$$")) return { kind: "context" };
  expect(scanner, "$");
  const name = acceptPattern(scanner, variableName);
  return name === undefined ? { kind: "input" } : { kind: "variable", name };
}

/** Reads everything that may follow the root of a path, or the `@` of a filter. */
export function readSegments(scanner: PathScanner): Segment[] {
  const segments: Segment[] = [];
  for (;;) {
    if (accept(scanner, "..")) {
      segments.push({ kind: "descent" }, peek(scanner) === "[" ? readBracket(scanner) : readDotMember(scanner));
    } else if (accept(scanner, ".")) {
      segments.push(peek(scanner) === "[" ? readBracket(scanner) : readDotMember(scanner));
    } else if (peek(scanner) === "[") {
      segments.push(readBracket(scanner));
    } else {
      return segments;
    }
  }
}

function readDotMember(scanner: PathScanner): Segment {
  if (accept(scanner, "*")) return { kind: "wildcard" };
  const name = acceptPattern(scanner, memberName);
  if (name === undefined) throw new PathSyntaxError(`a name is missing at position ${scanner.at} of '${scanner.text}'`);
  if (!accept(scanner, "()")) return { kind: "name", name };
  if (!isPathFunction(name)) throw new PathSyntaxError(`unknown function '${name}' in '${scanner.text}'`);
  return { kind: "function", name };
}

function isPathFunction(name: string): name is PathFunctionName {
  return pathFunctionNames.some((known) => known === name);
}

function readBracket(scanner: PathScanner): Segment {
  expect(scanner, "[");
  skipSpace(scanner);
  const segment = readBracketContent(scanner);
  skipSpace(scanner);
  expect(scanner, "]");
  return segment;
}

function readBracketContent(scanner: PathScanner): Segment {
  if (accept(scanner, "*")) return { kind: "wildcard" };
  if (accept(scanner, "?")) return { kind: "filter", filter: parseFilter(scanner) };
  if (peek(scanner) === "'" || peek(scanner) === '"') return readNames(scanner);
  return readIndexes(scanner);
}

function readNames(scanner: PathScanner): Segment {
  const first = readQuoted(scanner);
  const names = [first];
  skipSpace(scanner);
  while (accept(scanner, ",")) {
    skipSpace(scanner);
    if (peek(scanner) !== "'" && peek(scanner) !== '"') {
      throw new PathSyntaxError(`a quoted name is missing at position ${scanner.at} of '${scanner.text}'`);
    }
    names.push(readQuoted(scanner));
    skipSpace(scanner);
  }
  return names.length === 1 ? { kind: "name", name: first } : { kind: "names", names };
}

function readIndexes(scanner: PathScanner): Segment {
  const first = readInteger(scanner);
  skipSpace(scanner);
  if (accept(scanner, ":")) {
    skipSpace(scanner);
    const end = readInteger(scanner);
    skipSpace(scanner);
    const step = accept(scanner, ":") ? (readInteger(scanner) ?? 1) : 1;
    if (step < 1) throw new PathSyntaxError(`the step of a slice must be positive in '${scanner.text}'`);
    return { kind: "slice", start: first, end, step };
  }
  if (first === undefined)
    throw new PathSyntaxError(`an index is missing at position ${scanner.at} of '${scanner.text}'`);
  const indexes = [first];
  while (accept(scanner, ",")) {
    skipSpace(scanner);
    const next = readInteger(scanner);
    if (next === undefined)
      throw new PathSyntaxError(`an index is missing at position ${scanner.at} of '${scanner.text}'`);
    indexes.push(next);
    skipSpace(scanner);
  }
  return indexes.length === 1 ? { kind: "index", index: first } : { kind: "indexes", indexes };
}

function readInteger(scanner: PathScanner): number | undefined {
  const digits = acceptPattern(scanner, integer);
  return digits === undefined ? undefined : Number(digits);
}
