import { reduceCrossings, type RankNode } from "./reduce-crossings.ts";

/** The part of dagre's graph that is read and written when boxes and passages have ranks and an order in them. */
export interface RankedGraph {
  nodes(): string[];
  edges(): { readonly v: string; readonly w: string }[];
  /** `dummy` is set for the passage of a line. */
  node(name: string): { readonly rank?: number; order?: number; readonly dummy?: string };
}

/** Improves the order that dagre has found: its heuristic leaves crossings that need not be. */
export function improveOrder(graph: RankedGraph): void {
  const nodes = graph.nodes().map((name): RankNode => {
    const { rank, dummy } = graph.node(name);
    return { name, rank: rank ?? 0, passage: dummy !== undefined };
  });
  const placeOf = ({ name }: RankNode): number => graph.node(name).order ?? 0;
  const inOrder = nodes.toSorted((one, other) => placeOf(one) - placeOf(other));
  const order = new Map(
    [...Map.groupBy(inOrder, ({ rank }) => rank)].map(([rank, here]) => [rank, here.map(({ name }) => name)]),
  );
  reduceCrossings(
    order,
    nodes,
    graph.edges().map(({ v, w }) => ({ from: v, to: w })),
  );
  for (const names of order.values()) for (const [place, name] of names.entries()) graph.node(name).order = place;
}
