import type { Arrangement, Line } from "./arrange.ts";

/** A box or a passing line in a rank, with the columns it takes, its label and all. */
export interface Spot {
  /** Name of the box; undefined for a passing line. */
  readonly box: string | undefined;
  readonly line: Line | undefined;
  /** Columns on its right that are free of lines to others: they hold the line of a transition to itself. */
  readonly loop: number;
  from: number;
  to: number;
}

/** A row of boxes, or of labels between two of them. */
export interface Rank {
  readonly rank: number;
  readonly height: number;
  readonly holdsBoxes: boolean;
  /** From left to right. */
  readonly spots: readonly Spot[];
}

/** Puts an arrangement on whole columns, a free one at least between neighbours. Ranks without boxes and labels are left out. */
export function placeRanks(
  boxes: ReadonlyMap<string, { readonly width: number; readonly height: number; readonly loop: number }>,
  { places, lines }: Arrangement,
): Rank[] {
  const spotsOf = new Map<number, Spot[]>();
  const heights = new Map<number, number>();
  const put = (rank: number, spot: Spot): void => {
    const spots = spotsOf.get(rank);
    if (spots) spots.push(spot);
    else spotsOf.set(rank, [spot]);
  };
  for (const [name, { rank, x }] of places) {
    const box = boxes.get(name);
    if (!box) continue;
    const from = Math.round(x - (box.width + box.loop) / 2);
    put(rank, { box: name, line: undefined, loop: box.loop, from, to: from + box.width + box.loop - 1 });
    heights.set(rank, Math.max(heights.get(rank) ?? 0, box.height));
  }
  const holdBoxes = new Set(heights.keys());
  for (const { labelRank } of lines) if (labelRank !== undefined && !heights.has(labelRank)) heights.set(labelRank, 1);
  for (const line of lines) {
    for (const { rank, x } of line.passages) {
      if (!heights.has(rank)) continue;
      const from = Math.round(x);
      const label = rank === line.labelRank ? line.labelWidth + 1 : 0;
      put(rank, { box: undefined, line, loop: 0, from, to: from + label });
    }
  }
  return [...heights]
    .sort(([one], [other]) => one - other)
    .map(([rank, height]) => ({
      rank,
      height,
      holdsBoxes: holdBoxes.has(rank),
      spots: separate(spotsOf.get(rank) ?? []),
    }));
}

/** Moves to the right what rounding has brought together. */
function separate(spots: Spot[]): Spot[] {
  spots.sort((one, other) => one.from - other.from || one.to - other.to);
  let free = Number.NEGATIVE_INFINITY;
  for (const spot of spots) {
    const shift = Math.max(0, free - spot.from);
    spot.from += shift;
    spot.to += shift;
    free = spot.to + 2;
  }
  return spots;
}
