/**
 * Whether a regular expression is known to take time in proportion to a low power of its input. Backtracking explodes
 * only where one repetition stands inside another or a repeated group holds alternatives, or where a back reference
 * occurs, so patterns without those are harmless; some harmless ones are called harmful, never the other way round.
 * Runs of several unbounded repetitions multiply, hence the small limit on their number.
 */
export function isHarmlessPattern(source: string): boolean {
  if (/\\(?:[1-9]|k<)/.test(source)) return false;
  const plain = source.replaceAll(/\\./g, "x").replaceAll(/\[(?:[^\]])*\]/g, "x");
  if (/\)\s*(?:[*+]|\{\d+,?\d*\})/.test(plain)) return false;
  return (plain.match(/[*+]|\{\d+,\d*\}/g) ?? []).length <= 2;
}
