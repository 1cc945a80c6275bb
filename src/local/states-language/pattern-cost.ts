/**
 * The possible cost of a regular expression. Backtracking explodes only where a repetition stands inside another, where
 * a repeated group holds alternatives, or where a back reference occurs. Without those the time grows with a power of
 * the text's length: one for each unbounded repetition, and one for the places where a match can start. The estimate
 * may be too high, but never too low.
 */
type PatternCost = "linear" | "polynomial" | "exponential";

const unbounded = /[*+]|\{\d+,\}/g;
const widestBoundedRepetition = 100;

/** How many ways of matching one place of a text a pattern may have beside its unbounded repetitions. */
const mostWays = { linear: 64, polynomial: 10_000 };

/** An estimate by the syntax alone. Where it is not sure, it takes the higher cost. */
export function costOf({ source, multiline }: RegExp): PatternCost {
  if (/\\(?:[1-9]|k<)/.test(source)) return "exponential";
  const plain = source.replaceAll(/\\./g, "x").replaceAll(/\[[^\]]*\]/g, "x");
  if (/\)(?:[*+]|\{\d+,?\d*\})/.test(plain)) return "exponential";
  if (/\(\?[=!<]/.test(plain)) return "exponential";
  const repetitions = (plain.match(unbounded) ?? []).length;
  if (repetitions > 2 || hasWideRepetition(plain)) return "exponential";
  const ways = countWays(plain);
  if (ways > mostWays.polynomial) return "exponential";
  const startsOnce = plain.startsWith("^") && !multiline && !plain.includes("|");
  if (ways > mostWays.linear) return "polynomial";
  return repetitions === 0 || (repetitions === 1 && startsOnce) ? "linear" : "polynomial";
}

/** Every alternative, optional part and bounded repetition multiplies the ways: `(a|aa)` ten times has 1,024. */
function countWays(pattern: string): number {
  const choices = (pattern.match(/[|?]/g) ?? []).length - (pattern.match(/\(\?/g) ?? []).length;
  const bounds = [...pattern.matchAll(/\{(\d+),(\d+)\}/g)].map(([, least, most]) => Number(most) - Number(least) + 1);
  return bounds.reduce((ways, bound) => ways * bound, 2 ** choices);
}

function hasWideRepetition(pattern: string): boolean {
  const bounds = [...pattern.matchAll(/\{(?:\d+,)?(\d+)\}/g)].map(([, most]) => Number(most));
  return bounds.length > 2 || bounds.some((most) => most > widestBoundedRepetition);
}
