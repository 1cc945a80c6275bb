/**
 * The name that was probably meant by a misspelt one: the only one that begins with it, else the one with the fewest
 * letters changed.
 *
 * @returns undefined when none is near
 */
export function nearestName(word: string, names: readonly string[]): string | undefined {
  const beginning = names.filter((name) => word.length > 1 && name.startsWith(word));
  if (beginning.length === 1) return beginning[0];
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const name of names) {
    const distance = editDistance(word, name);
    if (distance < bestDistance) [best, bestDistance] = [name, distance];
  }
  return best;
}

/** Letters to change, add, leave out, or exchange with their neighbour (optimal string alignment). */
function editDistance(one: string, other: string): number {
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, index) => index)];
  const at = (i: number, j: number): number => rows[i]?.[j] ?? 0;
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= other.length; j += 1) {
      const changed = at(i - 1, j - 1) + (one[i - 1] === other[j - 1] ? 0 : 1);
      const exchanged =
        i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1] ? at(i - 2, j - 2) + 1 : changed;
      row.push(Math.min(changed, exchanged, at(i - 1, j) + 1, (row[j - 1] ?? 0) + 1));
    }
  }
  return at(one.length, other.length);
}
