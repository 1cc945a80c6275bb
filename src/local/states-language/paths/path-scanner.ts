import { PathSyntaxError } from "./path-syntax-error.ts";

/**
 * A cursor over the text of a path.
 *
 * @see https://states-language.net/spec.html#path
 */
export interface PathScanner {
  readonly text: string;
  at: number;
}

/** The next character, "" at the end. It is not consumed. */
export function peek(scanner: PathScanner): string {
  return scanner.text[scanner.at] ?? "";
}

/** Tells whether the whole text is consumed. */
export function atEnd(scanner: PathScanner): boolean {
  return scanner.at >= scanner.text.length;
}

/** Steps over the token when it comes next. */
export function accept(scanner: PathScanner, token: string): boolean {
  if (!scanner.text.startsWith(token, scanner.at)) return false;
  scanner.at += token.length;
  return true;
}

/** @throws PathSyntaxError unless the token comes next */
export function expect(scanner: PathScanner, token: string): void {
  if (!accept(scanner, token)) {
    throw new PathSyntaxError(`expected '${token}' at position ${scanner.at} of '${scanner.text}'`);
  }
}

/** Consumes spaces, tabs and line feeds. */
export function skipSpace(scanner: PathScanner): void {
  while (peek(scanner) === " " || peek(scanner) === "\t" || peek(scanner) === "\n") scanner.at += 1;
}

/** Reads what the sticky pattern matches at the cursor; undefined when it does not match. */
export function acceptPattern(scanner: PathScanner, pattern: RegExp): string | undefined {
  pattern.lastIndex = scanner.at;
  const match = pattern.exec(scanner.text)?.[0];
  if (match !== undefined) scanner.at += match.length;
  return match;
}

/**
 * Reads a quoted string. A backslash before the closing kind of quote stands for that quote; every other backslash
 * stands for itself (recorded: `$['Test\""Name"']` names the member `Test\""Name"`).
 */
export function readQuoted(scanner: PathScanner): string {
  const quote = peek(scanner);
  scanner.at += 1;
  let value = "";
  while (peek(scanner) !== quote) {
    if (atEnd(scanner)) throw new PathSyntaxError(`unclosed string in '${scanner.text}'`);
    if (peek(scanner) === "\\" && scanner.text[scanner.at + 1] === quote) scanner.at += 1;
    value += peek(scanner);
    scanner.at += 1;
  }
  scanner.at += 1;
  return value;
}
