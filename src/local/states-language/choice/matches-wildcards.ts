/**
 * `StringMatches`: in the pattern `*` stands for any run of characters, `\*` for a star and `\\` for a backslash.
 * Each run between two stars is taken at its first place, so the time grows with the lengths alone.
 *
 * @see https://states-language.net/spec.html#choice-state
 */
export function matchesWildcards(value: string, pattern: string): boolean {
  const runs = splitAtStars(pattern);
  const [first = "", ...rest] = runs;
  const last = rest.pop();
  if (last === undefined) return value === first;
  if (!value.startsWith(first)) return false;
  let at = first.length;
  for (const run of rest) {
    const found = value.indexOf(run, at);
    if (found < 0) return false;
    at = found + run.length;
  }
  return value.length - last.length >= at && value.endsWith(last);
}

function splitAtStars(pattern: string): string[] {
  const runs = [""];
  const add = (character: string): void => {
    runs[runs.length - 1] += character;
  };
  for (let at = 0; at < pattern.length; at += 1) {
    const character = pattern.charAt(at);
    const following = pattern.charAt(at + 1);
    if (character === "\\" && (following === "*" || following === "\\")) {
      add(following);
      at += 1;
    } else if (character === "*") {
      runs.push("");
    } else {
      add(character);
    }
  }
  return runs;
}
