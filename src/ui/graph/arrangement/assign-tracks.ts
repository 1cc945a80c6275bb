/** A line between two ranks: the column it comes down in and the one it continues in. */
export interface Crossing {
  readonly top: number;
  readonly bottom: number;
}

/** The rows that sideways parts of lines take, from 0, and how many there are. */
interface Tracks {
  readonly count: number;
  readonly of: ReadonlyMap<Crossing, number>;
}

/**
 * Gives each line that changes its column a row. Lines that would lie upon each other get different rows, the upper
 * one being that with which fewer lines cross.
 */
export function assignTracks(crossings: readonly Crossing[]): Tracks {
  const sideways = crossings.filter(({ top, bottom }) => top !== bottom);
  const order = orderTracks(sideways);
  const of = new Map<Crossing, number>();
  let count = 0;
  for (const [index, crossing] of order.entries()) {
    const above = order.slice(0, index).filter((other) => mustDiffer(other, crossing));
    const track = Math.max(-1, ...above.map((other) => of.get(other) ?? 0)) + 1;
    of.set(crossing, track);
    count = Math.max(count, track + 1);
  }
  return { count, of };
}

/** Sorts so that of each two lines that meet, the one goes first that makes fewer crossings there. */
function orderTracks(sideways: readonly Crossing[]): Crossing[] {
  const order: Crossing[] = [];
  for (const crossing of sideways) {
    let best = order.length;
    let cost = 0;
    let least = 0;
    // From the last place upwards: what changes when this line goes above one more.
    for (let place = order.length - 1; place >= 0; place -= 1) {
      const other = order[place];
      if (!other) continue;
      cost += costOf(crossing, other) - costOf(other, crossing);
      if (cost < least) [least, best] = [cost, place];
    }
    order.splice(best, 0, crossing);
  }
  return order;
}

/** Crossings when `upper` lies above `lower`; lines that would share a column cost more than any crossing. */
function costOf(upper: Crossing, lower: Crossing): number {
  const merged = upper.bottom === lower.top ? 1000 : 0;
  return Number(covers(upper, lower.top)) + Number(covers(lower, upper.bottom)) + merged;
}

function mustDiffer(one: Crossing, other: Crossing): boolean {
  const [oneFrom, oneTo] = spanOf(one);
  const [otherFrom, otherTo] = spanOf(other);
  return oneFrom <= otherTo + 1 && otherFrom <= oneTo + 1;
}

function covers(crossing: Crossing, column: number): boolean {
  const [from, to] = spanOf(crossing);
  return from < column && column < to;
}

function spanOf({ top, bottom }: Crossing): [number, number] {
  return top < bottom ? [top, bottom] : [bottom, top];
}
