import type { Arrangement } from "../../../src/ui/graph/arrangement/arrange.ts";

/** A transition's way: the node it passes in each rank, from its upper box to its lower one. */
type Way = readonly { readonly rank: number; readonly node: string }[];

/**
 * The least number of crossings that any order of the boxes and passing lines within their ranks gives, by trying
 * every order; undefined where there are more than `most`.
 */
export function leastCrossings({ places, lines }: Arrangement, most: number): number | undefined {
  const ranks = new Map<number, string[]>();
  const put = (rank: number, node: string): void => void ranks.set(rank, [...(ranks.get(rank) ?? []), node]);
  for (const [name, { rank }] of places) put(rank, name);
  const ways = lines.map((line, index): Way => {
    const passages = line.passages.map(({ rank }) => ({ rank, node: `${index}` }));
    for (const { rank, node } of passages) put(rank, node);
    const end = (name: string): { rank: number; node: string } => ({ rank: places.get(name)?.rank ?? 0, node: name });
    return [end(line.upper), ...passages, end(line.lower)];
  });
  const segments = ways.flatMap((way) =>
    way.slice(1).flatMap((to, index) => (way[index] ? [[way[index], to] as const] : [])),
  );
  const sorted = [...ranks].sort(([one], [other]) => one - other);
  let states = 0;
  // The least crossings for each order of the rank before: only neighbours matter.
  let best: { order: Map<string, number>; crossings: number }[] = [{ order: new Map(), crossings: 0 }];
  for (const [rank, nodes] of sorted) {
    if (nodes.length > 7) return undefined;
    const here = segments.filter(([, to]) => to.rank === rank);
    const orders = permute(nodes).map((order) => new Map(order.map((node, index) => [node, index])));
    states += orders.length * best.length * Math.max(1, here.length);
    if (states > most) return undefined;
    best = orders.map((order) => ({
      order,
      crossings: Math.min(...best.map((above) => above.crossings + countCrossings(here, above.order, order))),
    }));
  }
  return Math.min(...best.map(({ crossings }) => crossings));
}

function countCrossings(
  segments: readonly (readonly [{ readonly node: string }, { readonly node: string }])[],
  above: ReadonlyMap<string, number>,
  below: ReadonlyMap<string, number>,
): number {
  const ends = segments.map(([from, to]) => [above.get(from.node) ?? 0, below.get(to.node) ?? 0] as const);
  return ends.reduce(
    (sum, [top, bottom], index) =>
      sum +
      ends.slice(index + 1).filter(([otherTop, otherBottom]) => (top - otherTop) * (bottom - otherBottom) < 0).length,
    0,
  );
}

function permute(nodes: readonly string[]): string[][] {
  if (nodes.length < 2) return [[...nodes]];
  return nodes.flatMap((node) => permute(nodes.filter((other) => other !== node)).map((rest) => [node, ...rest]));
}
