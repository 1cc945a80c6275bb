/**
 * Names and values below each other, the values in one column, also those of several lines; values are never cut, so
 * that they can be copied.
 */
export function drawPairs(pairs: readonly (readonly [name: string, value: string])[]): string {
  const width = Math.max(0, ...pairs.map(([name]) => name.length));
  const below = `\n${" ".repeat(width + 2)}`;
  return pairs.map(([name, value]) => `${name.padEnd(width)}  ${value.replaceAll("\n", below)}`.trimEnd()).join("\n");
}
