import { parseJson } from "../json.ts";
import { readPath } from "../paths/parse-path.ts";
import { PathSyntaxError } from "../paths/path-syntax-error.ts";
import { accept, acceptPattern, atEnd, expect, type PathScanner, peek, skipSpace } from "../paths/path-scanner.ts";
import { format } from "./functions/format.ts";
import type { IntrinsicArgument, IntrinsicCall } from "./intrinsic-call.ts";
import type { Intrinsic } from "./intrinsic.ts";
import { intrinsics } from "./registry.ts";

/** AWS lets intrinsic functions stand inside each other ten deep. */
const deepestNesting = 10;
const functionName = /States\.[A-Za-z0-9]+/y;
const plainLiteral = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true\b|false\b|null\b/y;

/**
 * Reads a call such as `States.Format('Hello, {}', $.name)`. How many arguments there are is checked when it is called.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 * @throws PathSyntaxError
 */
export function parseIntrinsicCall(source: string): IntrinsicCall {
  const scanner: PathScanner = { text: source, at: 0 };
  const call = readCall(scanner, 1);
  skipSpace(scanner);
  if (!atEnd(scanner)) throw new PathSyntaxError(`unexpected '${source.slice(scanner.at)}' in '${source}'`);
  return call;
}

function readCall(scanner: PathScanner, depth: number): IntrinsicCall {
  if (depth > deepestNesting)
    throw new PathSyntaxError(`'${scanner.text}' nests more than ${deepestNesting} functions`);
  const start = scanner.at;
  const name = acceptPattern(scanner, functionName);
  const intrinsic = name === undefined ? undefined : intrinsics.get(name);
  if (intrinsic === undefined) throw new PathSyntaxError(`unknown function in '${scanner.text}'`);
  skipSpace(scanner);
  expect(scanner, "(");
  const args = readArguments(scanner, { intrinsic, depth });
  return { source: scanner.text.slice(start, scanner.at), intrinsic, args };
}

function readArguments(scanner: PathScanner, call: { intrinsic: Intrinsic; depth: number }): IntrinsicArgument[] {
  const args: IntrinsicArgument[] = [];
  skipSpace(scanner);
  if (accept(scanner, ")")) return args;
  for (;;) {
    skipSpace(scanner);
    const braces = call.intrinsic === format && args.length === 0 ? "keep escaped" : "plain";
    args.push(peek(scanner) === "'" ? readString(scanner, { braces }) : readArgument(scanner, call.depth));
    skipSpace(scanner);
    if (accept(scanner, ")")) return args;
    expect(scanner, ",");
  }
}

function readArgument(scanner: PathScanner, depth: number): IntrinsicArgument {
  if (peek(scanner) === "$") return { kind: "path", path: readPath(scanner) };
  if (peek(scanner) === "S") return { kind: "call", call: readCall(scanner, depth + 1) };
  const text = acceptPattern(scanner, plainLiteral);
  if (text === undefined) throw new PathSyntaxError(`an argument is missing in '${scanner.text}'`);
  return { kind: "literal", value: parseJson(text) };
}

/**
 * Reads a string in single quotes. The backslash may stand before `'`, `{`, `}` and `\` only. In the template of
 * States.Format an escaped brace keeps its backslash, for there it differs from a placeholder.
 */
function readString(scanner: PathScanner, { braces }: { braces: "keep escaped" | "plain" }): IntrinsicArgument {
  scanner.at += 1;
  let value = "";
  while (peek(scanner) !== "'") {
    if (atEnd(scanner)) throw new PathSyntaxError(`unclosed string in '${scanner.text}'`);
    if (accept(scanner, "\\")) {
      if (!"'{}\\".includes(peek(scanner)) || atEnd(scanner)) {
        throw new PathSyntaxError(`a stray backslash in '${scanner.text}'`);
      }
      if (braces === "keep escaped" && peek(scanner) !== "'") value += "\\";
    }
    value += peek(scanner);
    scanner.at += 1;
  }
  scanner.at += 1;
  return { kind: "literal", value };
}
