import type { Token, TokenReader } from "./json-tokens.ts";
import type { ValueTest } from "./pattern.ts";

/** Numbers in ranges lie between these, inclusive. */
const limit = 5e9;

interface Bounds {
  readonly above?: number;
  readonly below?: number;
  readonly from?: number;
  readonly to?: number;
}

/** Reads the value of `{"numeric": [">", 0, "<=", 5]}`. */
export function parseNumericRange(tokens: TokenReader): ValueTest {
  if (tokens.next().kind !== "[") tokens.fail("Value of numeric must be an array.");
  const token = tokens.next();
  if (token.kind !== "text") tokens.fail(`Invalid member in numeric match: ${token.text}`);
  const operator = tokens.content();
  const number = tokens.next();
  switch (operator) {
    case "=": {
      const wanted = readNumber(tokens, number, "equals");
      finish(tokens);
      return (value) => value === wanted;
    }
    case "<":
    case "<=": {
      const top = readNumber(tokens, number, operator);
      finish(tokens);
      return inside(operator === "<" ? { below: top } : { to: top });
    }
    case ">":
    case ">=":
      return parseBottom(tokens, operator, readNumber(tokens, number, operator));
    default:
      return tokens.fail(`Unrecognized numeric range operator: ${operator}`);
  }
}

/** Continues after the lower bound, which may be the only one. */
function parseBottom(tokens: TokenReader, operator: ">" | ">=", bottom: number): ValueTest {
  const lower: Bounds = operator === ">" ? { above: bottom } : { from: bottom };
  const token = tokens.next();
  if (token.kind === "]") return inside(lower);
  if (token.kind !== "text") tokens.fail(`Bad value in numeric range: ${token.text}`);
  const second = tokens.content();
  if (second !== "<" && second !== "<=") tokens.fail(`Bad numeric range operator: ${second}`);
  const top = readNumber(tokens, tokens.next(), second);
  if (tokens.next().kind !== "]") tokens.fail("Too many terms in numeric range expression");
  if (bottom >= top) tokens.fail("Bottom must be less than top");
  return inside({ ...lower, ...(second === "<" ? { below: top } : { to: top }) });
}

function finish(tokens: TokenReader): void {
  if (tokens.next().kind !== "]") tokens.fail("Too many elements in numeric expression");
}

function readNumber(tokens: TokenReader, token: Token, name: string): number {
  if (token.kind !== "number") tokens.fail(`Value of ${name} must be numeric`);
  const number = Number(token.text);
  if (Math.abs(number) > limit) tokens.fail("Value must be between -5.0E9 and 5.0E9, inclusive");
  return number;
}

function inside({ above = -Infinity, below = Infinity, from = -Infinity, to = Infinity }: Bounds): ValueTest {
  return (value) => typeof value === "number" && value > above && value < below && value >= from && value <= to;
}
