import type { Line } from "./arrange.ts";
import type { Crossing } from "./assign-tracks.ts";
import type { Rank, Spot } from "./place-ranks.ts";

interface End {
  readonly line: Line;
  readonly spot: Spot;
}

/** A line with where it begins and where it ends between two ranks. */
interface Ends {
  readonly line: Line;
  readonly above: Spot;
  readonly below: Spot;
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

/** Two lines in one column, one ending where the other begins, would look like one: an end of them moves. */
function separateEnds(ends: readonly Ends[], tops: Map<Line, number>, bottoms: Map<Line, number>): void {
  for (const { line, above, below } of ends) {
    const column = bottoms.get(line) ?? 0;
    const other = [...tops].find(([, top]) => top === column)?.[0];
    if (other === undefined || other === line || bottoms.get(other) === column) continue;
    // Two lines that change places cannot be told apart on any rows: to cross others is better.
    const exchanged = bottoms.get(other) === tops.get(line);
    if (below.box !== undefined) movePort(line, rangeOf(below), { ports: bottoms, opposite: tops, past: exchanged });
    else if (exchanged && above.box !== undefined)
      movePort(line, rangeOf(above), { ports: tops, opposite: bottoms, past: true });
  }
}

/** Moves a line's port to the nearest column that no port on either side has, past others on its side only where it may. */
function movePort(
  line: Line,
  range: readonly [number, number],
  { ports, opposite, past }: { ports: Map<Line, number>; opposite: ReadonlyMap<Line, number>; past: boolean },
): void {
  const column = ports.get(line) ?? 0;
  const beyond = new Set(opposite.values());
  const others = new Set([...ports].flatMap(([other, port]) => (other === line ? [] : [port])));
  const candidates = columnsAround(column, range).filter((candidate) => !beyond.has(candidate));
  const [least, most] = roomBetween(column, others, range);
  const free =
    candidates.find((candidate) => candidate >= least && candidate <= most) ??
    candidates.find((candidate) => past && ![-1, 0, 1].some((near) => others.has(candidate + near)));
  if (free !== undefined) ports.set(line, free);
}

/** The other columns of a range, the nearest first. */
function columnsAround(column: number, [from, to]: readonly [number, number]): number[] {
  const columns = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return columns
    .filter((other) => other !== column)
    .sort((one, other) => Math.abs(one - column) - Math.abs(other - column) || other - one);
}

/** The columns that a port can move to: beside no other port, and past none, as its line would cross that one's. */
function roomBetween(
  column: number,
  others: ReadonlySet<number>,
  [from, to]: readonly [number, number],
): [number, number] {
  return [
    Math.max(from, ...[...others].filter((other) => other < column).map((other) => other + 2)),
    Math.min(to, ...[...others].filter((other) => other > column).map((other) => other - 2)),
  ];
}
