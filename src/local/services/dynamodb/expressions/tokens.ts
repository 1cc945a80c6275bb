/** One token of an expression; `end` closes every list of tokens. */
export interface Token {
  readonly kind: "word" | "keyword" | "name" | "value" | "number" | "symbol" | "unknown" | "end";
  /** The text as it was written; of a keyword, in capitals. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const pattern =
  /(?<word>[A-Za-z_][A-Za-z0-9_]*)|(?<name>#[A-Za-z0-9_]+)|(?<value>:[A-Za-z0-9_]+)|(?<number>[0-9]+)|(?<symbol><=|>=|<>|[=<>(),.[\]+-])|(?<unknown>[^ \t\r\n])/gy;
const blank = /[ \t\r\n]*/y;

/**
 * Divides an expression into tokens, in time linear in its length.
 *
 * @param keywords the words, in capitals, that this kind of expression keeps for itself; their case does not matter
 */
export function readTokens(text: string, keywords: ReadonlySet<string>): readonly Token[] {
  const tokens: Token[] = [];
  let at = skipBlank(text, 0);
  while (at < text.length) {
    pattern.lastIndex = at;
    const groups = pattern.exec(text)?.groups ?? {};
    const [kind = "unknown", found = text.charAt(at)] =
      Object.entries(groups).find(([, part]) => part !== undefined) ?? [];
    const end = at + found.length;
    tokens.push(tokenOf(kind, found, at, end));
    at = skipBlank(text, end);
  }
  tokens.push({ kind: "end", text: "<EOF>", start: text.length, end: text.length });
  return tokens;

  function tokenOf(kind: string, found: string, start: number, end: number): Token {
    const capitals = found.toUpperCase();
    if (kind === "word" && keywords.has(capitals)) {
      // A keyword stands isKeyword from the names and values after it.
      const isKeyword = !/[#:]/.test(text.charAt(end));
      return { kind: isKeyword ? "keyword" : "unknown", text: capitals, start, end };
    }
    return { kind: isKind(kind) ? kind : "unknown", text: found, start, end };
  }
}

function isKind(kind: string): kind is "word" | "name" | "value" | "number" | "symbol" {
  return ["word", "name", "value", "number", "symbol"].includes(kind);
}

function skipBlank(text: string, at: number): number {
  blank.lastIndex = at;
  blank.test(text);
  return blank.lastIndex;
}
