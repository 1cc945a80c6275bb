import { readTokens, type Token } from "./tokens.ts";

/** Walks the tokens of one expression from left to right and never back. */
export interface TokenReader {
  /** The next token, which stays next; `ahead` looks further. */
  peek(ahead?: number): Token;
  next(): Token;
  /** Takes the next token if it is this symbol or keyword. */
  accept(text: string): boolean;
  /** @throws the syntax error if the next token is another */
  expect(text: string): void;
  /** The error at the next token, in DynamoDB's words. */
  syntaxError(): Error;
}

/** The most bytes an expression may have (AWS, "Constraints in Amazon DynamoDB", expression parameters). */
const maxBytes = 4096;

/**
 * @param text the expression
 * @param keywords the words this kind of expression keeps for itself, in capitals
 * @throws Error of DynamoDB's text when the expression is longer than 4 KB
 */
export function createTokenReader(text: string, keywords: ReadonlySet<string>): TokenReader {
  const size = Buffer.byteLength(text);
  if (size > maxBytes) {
    throw new Error(`Expression size has exceeded the maximum allowed size; expression size: ${size}`);
  }
  const tokens = readTokens(text, keywords);
  const last: Token = { kind: "end", text: "<EOF>", start: text.length, end: text.length };
  let position = 0;

  const peek = (ahead = 0): Token => tokens[position + ahead] ?? last;

  function accept(wanted: string): boolean {
    const { kind, text: found } = peek();
    if ((kind !== "symbol" && kind !== "keyword") || found !== wanted) return false;
    position += 1;
    return true;
  }

  function syntaxError(): Error {
    const token = peek();
    const before = tokens[position - 1] ?? token;
    const near = text.slice(before.start, peek(token.kind === "end" ? 0 : 1).end);
    const error = new Error(`token: "${written(token)}", near: "${near}"`);
    error.name = "SyntaxError";
    return error;
  }

  function written(token: Token): string {
    return token.kind === "end" ? token.text : text.slice(token.start, token.end);
  }

  return {
    peek,
    accept,
    syntaxError,
    next() {
      const token = peek();
      position += 1;
      return token;
    },
    expect(wanted) {
      if (!accept(wanted)) throw syntaxError();
    },
  };
}
