import type { Line } from "./arrange.ts";
import type { Crossing } from "./assign-tracks.ts";
import type { Rank, Spot } from "./place-ranks.ts";

interface End {
  readonly line: Line;
  readonly spot: Spot;
}

/** The column in which each line leaves the upper rank and the one in which it reaches the lower rank. */
export function placePorts(upper: Rank, lower: Rank, lines: readonly Line[]): Map<Line, Crossing> {
  const ends = lines.flatMap((line) => {
    const [above, below] = [spotOf(upper, line, line.upper), spotOf(lower, line, line.lower)];
    return above && below ? [{ line, above, below }] : [];
  });
  const tops = portsOf(ends.map(({ line, above, below }) => ({ line, spot: above, preferred: middleOf(below) })));
  const bottoms = portsOf(ends.map(({ line, below }) => ({ line, spot: below, preferred: tops.get(line) ?? 0 })));
  separateEnds(ends, tops, bottoms);
  return new Map(ends.map(({ line }) => [line, { top: tops.get(line) ?? 0, bottom: bottoms.get(line) ?? 0 }]));
}

function spotOf(rank: Rank, line: Line, box: string): Spot | undefined {
  return rank.spots.find((spot) => spot.line === line || (spot.box !== undefined && spot.box === box));
}

function middleOf({ box, from, to, loop }: Spot): number {
  return box === undefined ? from : Math.floor((from + to - loop) / 2);
}

/** Columns for the lines at each spot: as near to their lines as the order and a free column between them let. */
function portsOf(lines: readonly (End & { readonly preferred: number })[]): Map<Line, number> {
  const ports = new Map<Line, number>();
  for (const [spot, here] of Map.groupBy(lines, ({ spot }) => spot)) {
    if (spot.box === undefined) {
      for (const { line } of here) ports.set(line, spot.from);
      continue;
    }
    const sorted = here.toSorted((one, other) => one.preferred - other.preferred);
    const [least, most] = rangeOf(spot);
    // A line to something beside the box leaves where an even spread has it, one to something below goes straight down.
    const columns = sorted.map(({ preferred }, index) =>
      preferred >= least && preferred <= most
        ? preferred
        : Math.round(least + ((most - least) * (index + 1)) / (sorted.length + 1)),
    );
    const room = Math.max(2, Math.min(4, Math.floor((most - least) / Math.max(1, columns.length))));
    for (let index = 1; index < columns.length; index += 1)
      columns[index] = Math.max(columns[index] ?? 0, (columns[index - 1] ?? 0) + room);
    for (let index = columns.length - 1, limit = most; index >= 0; index -= 1, limit = (columns[index + 1] ?? 0) - 2)
      columns[index] = Math.min(columns[index] ?? 0, limit);
    for (const [index, { line }] of sorted.entries()) ports.set(line, columns[index] ?? 0);
  }
  return ports;
}

/** The columns at which lines may meet a box: not its corners. */
function rangeOf({ from, to, loop }: Spot): [number, number] {
  const right = to - loop;
  return right - from < 4 ? [from, right] : [from + 1, right - 1];
}

/** Two lines in one column, one ending where the other begins, would look like one: the lower end moves. */
function separateEnds(
  ends: readonly { readonly line: Line; readonly below: Spot }[],
  tops: ReadonlyMap<Line, number>,
  bottoms: Map<Line, number>,
): void {
  const fromAbove = new Map([...tops].map(([line, column]) => [column, line]));
  const taken = new Set(bottoms.values());
  for (const { line, below } of ends) {
    const column = bottoms.get(line) ?? 0;
    const other = fromAbove.get(column);
    if (other === undefined || other === line || bottoms.get(other) === column || below.box === undefined) continue;
    const [least, most] = rangeOf(below);
    const free = [1, -1, 2, -2, 3, -3, 4, -4, 5, -5]
      .map((step) => column + step)
      .find(
        (candidate) =>
          candidate >= least &&
          candidate <= most &&
          !fromAbove.has(candidate) &&
          ![-1, 0, 1].some((near) => candidate + near !== column && taken.has(candidate + near)),
      );
    if (free === undefined) continue;
    taken.delete(column);
    taken.add(free);
    bottoms.set(line, free);
  }
}
