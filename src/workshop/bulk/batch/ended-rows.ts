/** Which rows have ended, a bit for each. */
interface EndedRows {
  add(index: number): void;
  has(index: number): boolean;
  readonly count: number;
}

/** Starts with none of `total` rows ended. */
export function createEndedRows(total: number): EndedRows {
  const bits = new Uint8Array(Math.ceil(total / 8));
  let count = 0;
  const has = (index: number): boolean => ((bits[index >>> 3] ?? 0) & (1 << (index & 7))) !== 0;
  return {
    add(index) {
      if (has(index) || index >= total) return;
      bits[index >>> 3] = (bits[index >>> 3] ?? 0) | (1 << (index & 7));
      count += 1;
    },
    has,
    get count() {
      return count;
    },
  };
}

/** The place of one repetition of a row among all. */
export function rowIndex(row: number, repeat: number, repeats: number): number {
  return (row - 1) * repeats + (repeat - 1);
}
