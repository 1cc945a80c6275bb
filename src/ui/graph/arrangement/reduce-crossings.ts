/** A box or the passage of a line through a rank, with the rank it is in. */
export interface RankNode {
  readonly name: string;
  readonly rank: number;
  /** A passage has one line in and one out, and may be moved with those of the same line. */
  readonly passage: boolean;
}

/** A line from a node of a rank to one of the next. */
interface RankLine {
  readonly from: string;
  readonly to: string;
}

/** Rounds over all nodes, at most; most drawings need one or two. */
const mostRounds = 8;

/** Other orders to begin with where crossings are left: a crossing may need two boxes to be moved at once. */
const mostAttempts = 4;

/**
 * Takes boxes and lines out of an order and puts each where it crosses least, until none can be put better. A line's
 * passages are moved together, each to any place of its rank: a heuristic that moves single nodes cannot bring a line
 * to the other side of a column of boxes.
 *
 * @param order names from left to right, by rank. It is changed in place.
 */
export function reduceCrossings(
  order: Map<number, string[]>,
  nodes: readonly RankNode[],
  lines: readonly RankLine[],
): void {
  const byName = new Map(nodes.map((node) => [node.name, node]));
  const below = Map.groupBy(lines, ({ from }) => from);
  const above = Map.groupBy(lines, ({ to }) => to);
  const gaps = Map.groupBy(lines, ({ from }) => byName.get(from)?.rank ?? 0);
  const blocks = collectBlocks(nodes, { byName, below, above });
  let [best, least] = [order, improve(order, blocks, gaps)];
  for (let attempt = 1; attempt <= mostAttempts && least > 0; attempt += 1) {
    const other = new Map([...order].map(([rank, names]) => [rank, shuffle(names, attempt)]));
    const crossings = improve(other, blocks, gaps);
    if (crossings < least) [best, least] = [other, crossings];
  }
  for (const [rank, names] of best) order.set(rank, names);
}

/** Moves blocks until none can be put better; how many crossings are left. */
function improve(order: Order, blocks: readonly (readonly RankNode[])[], gaps: Gaps): number {
  for (let round = 0, moved = true; moved && round < mostRounds; round += 1) {
    if (countAll(order, gaps) === 0) return 0;
    moved = blocks.map((block) => placeBlock(block, order, gaps)).includes(true);
  }
  return countAll(order, gaps);
}

/** Another order of names, the same for the same attempt. */
function shuffle(names: readonly string[], attempt: number): string[] {
  const keys = new Map(
    names.map((name, index) => [name, ((Math.imul(index + 1, 2_654_435_761) >>> 0) * attempt) % 1009]),
  );
  return names.toSorted((one, other) => (keys.get(one) ?? 0) - (keys.get(other) ?? 0));
}

interface Neighbours {
  readonly byName: ReadonlyMap<string, RankNode>;
  readonly below: ReadonlyMap<string, readonly RankLine[]>;
  readonly above: ReadonlyMap<string, readonly RankLine[]>;
}

/** Each box for itself, and each line's passages from top to bottom. */
function collectBlocks(nodes: readonly RankNode[], { byName, below, above }: Neighbours): (readonly RankNode[])[] {
  const next = (node: RankNode): RankNode | undefined => {
    const following = byName.get(below.get(node.name)?.[0]?.to ?? "");
    return following?.passage ? following : undefined;
  };
  const isFirst = ({ name }: RankNode): boolean => !byName.get(above.get(name)?.[0]?.from ?? "")?.passage;
  return nodes.flatMap((node) => {
    if (!node.passage) return [[node]];
    if (!isFirst(node)) return [];
    const block = [node];
    for (let at = next(node); at; at = next(at)) block.push(at);
    return [block];
  });
}

type Order = Map<number, string[]>;
type Gaps = ReadonlyMap<number, readonly RankLine[]>;

/** The cheapest places found for a block's nodes so far, the last of them at each place of its rank. */
interface Best {
  readonly cost: number;
  readonly places: readonly number[];
}

/** Puts a block's nodes where its lines cross least; whether that is better than where they were. */
function placeBlock(block: readonly RankNode[], order: Order, gaps: Gaps): boolean {
  const old = block.map(({ name, rank }) => order.get(rank)?.indexOf(name) ?? 0);
  for (const [index, { rank }] of block.entries()) order.get(rank)?.splice(old[index] ?? 0, 1);
  let best: readonly Best[] = [];
  let here = 0;
  for (const [index, node] of block.entries()) {
    const above = block[index - 1];
    const places = Array.from({ length: (order.get(node.rank)?.length ?? 0) + 1 }, (_, place) => place);
    const [gap, before] = [readGap(node.rank - 1, order, gaps), best];
    const enter = gap.ends.filter(([, to]) => to === node.name);
    const leave = index === block.length - 1 ? readGap(node.rank, order, gaps) : undefined;
    const leaving = leave?.ends.filter(([from]) => from === node.name) ?? [];
    const costAt = (place: number): number =>
      leaving.reduce((sum, [, , , bottom]) => sum + countCrossed(leave?.others ?? [], place - 0.5, bottom), 0) +
      (above ? 0 : enter.reduce((sum, [, , top]) => sum + countCrossed(gap.others, top, place - 0.5), 0));
    const costTo = (from: number, place: number): number => countCrossed(gap.others, from - 0.5, place - 0.5);
    here += costAt(old[index] ?? 0) + (above ? costTo(old[index - 1] ?? 0, old[index] ?? 0) : 0);
    best = places.map((place): Best => {
      const own = costAt(place);
      if (!above) return { cost: own, places: [place] };
      let least: Best | undefined;
      let cost = Number.POSITIVE_INFINITY;
      for (const [from, one] of before.entries()) {
        const total = one.cost + costTo(from, place) + own;
        if (total < cost) [least, cost] = [one, total];
      }
      return { cost, places: [...(least?.places ?? []), place] };
    });
  }
  const found = best.reduce((one, other) => (other.cost < one.cost ? other : one));
  const places = found.cost < here ? found.places : old;
  for (const [index, { name, rank }] of block.entries()) order.get(rank)?.splice(places[index] ?? 0, 0, name);
  return found.cost < here;
}

type Ends = readonly [from: string, to: string, top: number, bottom: number];

/** The lines between a rank and the next with their places; those whose both ends have one are `others`. */
function readGap(rank: number, order: Order, gaps: Gaps): { ends: readonly Ends[]; others: readonly Ends[] } {
  const place = placesOf(rank, order);
  const ends = (gaps.get(rank) ?? []).map(({ from, to }): Ends => [
    from,
    to,
    place.get(from) ?? absent,
    place.get(to) ?? absent,
  ]);
  return { ends, others: ends.filter(([, , top, bottom]) => top !== absent && bottom !== absent) };
}

const absent = -1;

function placesOf(rank: number, order: Order): Map<string, number> {
  return new Map([rank, rank + 1].flatMap((at) => (order.get(at) ?? []).map((name, index) => [name, index])));
}

/** How many lines a line between two places crosses. */
function countCrossed(lines: readonly Ends[], top: number, bottom: number): number {
  let crossed = 0;
  for (const [, , otherTop, otherBottom] of lines)
    if ((top < otherTop && bottom > otherBottom) || (top > otherTop && bottom < otherBottom)) crossed += 1;
  return crossed;
}

function countAll(order: Order, gaps: Gaps): number {
  let crossings = 0;
  for (const rank of gaps.keys()) {
    const { others } = readGap(rank, order, gaps);
    for (const [, , top, bottom] of others) crossings += countCrossed(others, top, bottom);
  }
  // Each of two lines has counted the other.
  return crossings / 2;
}
