import type { TokenReader } from "./json-tokens.ts";
import type { ValueTest } from "./pattern.ts";

/** Reads the value of `{"wildcard": "a*b"}`. */
export function parseWildcard(tokens: TokenReader): ValueTest {
  if (tokens.next().kind !== "text") tokens.fail("wildcard match pattern must be a string");
  return compileWildcard(tokens, tokens.content());
}

/** A test for strings in which each `*` of the pattern stands for any text; `\*` and `\\` stand for themselves. */
export function compileWildcard(tokens: TokenReader, pattern: string): (value: unknown) => boolean {
  const parts = split(tokens, pattern);
  const [first = "", ...rest] = parts;
  const end = rest.pop();
  return (value) => {
    if (typeof value !== "string") return false;
    if (end === undefined) return value === first;
    if (!value.startsWith(first)) return false;
    let from = first.length;
    for (const part of rest) {
      const found = value.indexOf(part, from);
      if (found < 0) return false;
      from = found + part.length;
    }
    return value.length - end.length >= from && value.endsWith(end);
  };
}

/** The texts between the wildcards. Positions in errors count the quote in front of the pattern. */
function split(tokens: TokenReader, pattern: string): string[] {
  const parts = [""];
  for (let index = 0; index < pattern.length; index++) {
    const character = pattern[index];
    const next = pattern[index + 1];
    if (character === "*") {
      if (next === "*") tokens.fail(`Consecutive wildcard characters at pos ${index + 1}`);
      parts.push("");
    } else if (character === "\\") {
      if (next !== "*" && next !== "\\") tokens.fail(`Invalid escape character at pos ${index + 1}`);
      parts.push(`${parts.pop()}${next}`);
      index++;
    } else parts.push(`${parts.pop()}${character}`);
  }
  return parts;
}
