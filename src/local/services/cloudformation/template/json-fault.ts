const token =
  /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[{}[\],:]/uy;

type Expected = "value" | "value or end" | "key" | "key or end" | "colon" | "comma or end" | "nothing";

/**
 * Finds where a text stops being JSON. `JSON.parse` does not always say.
 *
 * @returns an index into the text; its length when the text ends too early
 */
export function findJsonFault(text: string): number {
  const open: ("{" | "[")[] = [];
  let expected: Expected = "value";
  let index = 0;
  for (;;) {
    index += /^\s*/u.exec(text.slice(index))?.[0].length ?? 0;
    token.lastIndex = index;
    const found = token.exec(text)?.[0];
    if (found === undefined) return index;
    const next = follow(expected, found, open);
    if (next === undefined) return index;
    expected = next;
    index += found.length;
  }
}

function follow(expected: Expected, found: string, open: ("{" | "[")[]): Expected | undefined {
  if (expected.endsWith("or end") && found === (open.at(-1) === "{" ? "}" : "]")) {
    open.pop();
    return open.length === 0 ? "nothing" : "comma or end";
  }
  switch (expected) {
    case "key":
    case "key or end":
      return found.startsWith('"') ? "colon" : undefined;
    case "colon":
      return found === ":" ? "value" : undefined;
    case "comma or end":
      if (found !== ",") return undefined;
      return open.at(-1) === "{" ? "key" : "value";
    case "value":
    case "value or end":
      if (found === "{" || found === "[") {
        open.push(found);
        return found === "{" ? "key or end" : "value or end";
      }
      if (/^[}\],:]$/u.test(found)) return undefined;
      return open.length === 0 ? "nothing" : "comma or end";
    case "nothing":
      return undefined;
  }
}
