import type { GraphEdge } from "../machine-graph.ts";
import { improveOrder, type RankedGraph } from "./improve-order.ts";

/** A box to arrange. */
export interface Item {
  readonly name: string;
  readonly width: number;
}

/** Where a line passes a rank. */
interface Passage {
  readonly rank: number;
  /** Column, not yet a whole one. */
  readonly x: number;
}

/** A line from an upper rank to a lower one. */
export interface Line {
  readonly edge: GraphEdge;
  readonly labelWidth: number;
  /** Name of the box above and of the box below. */
  readonly upper: string;
  readonly lower: string;
  /** Whether the transition goes from the lower box to the upper one. */
  readonly upwards: boolean;
  /** Every rank between both. */
  readonly passages: readonly Passage[];
  /** The rank in which its label has room. */
  readonly labelRank: number | undefined;
}

/** Boxes in ranks from top to bottom, each with the column of its middle, and the lines between them. */
export interface Arrangement {
  readonly places: ReadonlyMap<string, { readonly rank: number; readonly x: number }>;
  readonly lines: readonly Line[];
}

interface ToArrange {
  readonly items: readonly Item[];
  readonly edges: readonly { readonly edge: GraphEdge; readonly labelWidth: number }[];
  readonly gap: number;
}

/** Arranges a level of a graph in one column where it is a chain, in any other form by `dagre`. */
export type Arrange = (level: ToArrange) => Arrangement;

/** How much of dagre's work is worth its time: its cost grows with the square of boxes and passages. */
const mostForDagre = 160;

/** Loads dagre, which only those pay for who draw a graph. */
export async function loadArrange(): Promise<Arrange> {
  const { Graph, layout } = await import("@dagrejs/dagre");
  const arrangeByDagre: Arrange = ({ items, edges, gap }) => {
    const graph = new Graph({ multigraph: true });
    graph.setGraph({ nodesep: gap, edgesep: 3, ranksep: 4 });
    for (const { name, width } of items) graph.setNode(name, { width, height: 3 });
    for (const [index, { edge, labelWidth }] of edges.entries())
      graph.setEdge(
        edge.from,
        edge.to,
        {
          width: labelWidth,
          height: labelWidth === 0 ? 0 : 1,
          labelpos: "r",
          labeloffset: 2,
          weight: edge.kind === "next" ? 3 : 1,
        },
        String(index),
      );
    layout(graph, {
      customOrder: (ranked: RankedGraph, orderByDagre: (graph: RankedGraph) => void) => {
        orderByDagre(ranked);
        improveOrder(ranked);
      },
    });
    const places = new Map(
      items.map(({ name }) => [name, { rank: graph.node(name).rank ?? 0, x: graph.node(name).x ?? 0 }]),
    );
    const lines = edges.map(({ edge, labelWidth }, index): Line => {
      const [from, to] = [places.get(edge.from)?.rank ?? 0, places.get(edge.to)?.rank ?? 0];
      const points = graph.edge(edge.from, edge.to, String(index)).points ?? [];
      const step = Math.sign(to - from);
      const passages = points
        .slice(1, -1)
        .map(({ x }: { x: number }, at: number): Passage => ({ rank: from + step * (at + 1), x }));
      return {
        edge,
        labelWidth,
        upper: step > 0 ? edge.from : edge.to,
        lower: step > 0 ? edge.to : edge.from,
        upwards: step < 0,
        passages: step > 0 ? passages : passages.toReversed(),
        labelRank: labelWidth === 0 ? undefined : (from + to) / 2,
      };
    });
    return inReadingOrder({ places, lines });
  };
  return (level) =>
    weightOf(level) > mostForDagre
      ? arrangeInColumn(level)
      : isChain(level)
        ? arrangeInColumn(level)
        : arrangeByDagre(level);
}

/** A drawing and its mirror image cross as often: the one is taken whose ways stand in the definition's order. */
function inReadingOrder({ places, lines }: Arrangement): Arrangement {
  const ways = Map.groupBy(
    lines.filter(({ upwards }) => !upwards),
    ({ upper }) => upper,
  );
  let turned = 0;
  for (const siblings of ways.values())
    for (const [index, one] of siblings.entries())
      for (const other of siblings.slice(index + 1)) turned += Math.sign(firstX(one, places) - firstX(other, places));
  if (turned <= 0) return { places, lines };
  return {
    places: new Map([...places].map(([name, { rank, x }]) => [name, { rank, x: -x }])),
    lines: lines.map((line) => ({ ...line, passages: line.passages.map(({ rank, x }) => ({ rank, x: -x })) })),
  };
}

/** Where a line goes first: the rank below its box. */
function firstX({ passages, lower }: Line, places: Arrangement["places"]): number {
  return passages[0]?.x ?? places.get(lower)?.x ?? 0;
}

/** Boxes, and ranks that lines pass when every box has a rank for itself at worst a third of the way. */
function weightOf({ items, edges }: ToArrange): number {
  const order = new Map(items.map(({ name }, index) => [name, index]));
  const spans = edges.map(({ edge }) => Math.abs((order.get(edge.to) ?? 0) - (order.get(edge.from) ?? 0)));
  return items.length + spans.reduce((sum, span) => sum + span, 0) / 3;
}

function isChain({ items, edges }: ToArrange): boolean {
  if (edges.length !== items.length - 1) return false;
  return edges.every(
    ({ edge, labelWidth }, index) =>
      labelWidth === 0 && edge.from === items[index]?.name && edge.to === items[index + 1]?.name,
  );
}

/** One box below the other, lines past boxes in tracks on their right; a track is used again below its last line. */
function arrangeInColumn({ items, edges }: ToArrange): Arrangement {
  const widest = Math.max(0, ...items.map(({ width }) => width));
  const places = new Map(items.map(({ name }, index) => [name, { rank: 2 * index, x: widest / 2 }]));
  const rankOf = (name: string): number => places.get(name)?.rank ?? 0;
  const free: number[] = [];
  const tracks: number[] = [];
  const spans = edges.map(({ edge, labelWidth }) => {
    const [from, to] = [rankOf(edge.from), rankOf(edge.to)];
    return { edge, labelWidth, from, to, top: Math.min(from, to), bottom: Math.max(from, to) };
  });
  const trackOf = new Map<(typeof spans)[number], number>();
  for (const span of spans
    .filter(({ top, bottom }) => bottom - top > 2)
    .sort((one, other) => one.top - other.top || one.bottom - other.bottom)) {
    const found = free.findIndex((until) => until <= span.top);
    const track = found === -1 ? free.length : found;
    free[track] = span.bottom;
    tracks[track] = Math.max(tracks[track] ?? 0, span.labelWidth);
    trackOf.set(span, track);
  }
  const startOf = (track: number): number => tracks.slice(0, track).reduce((sum, width) => sum + width + 3, widest + 3);
  return {
    places,
    lines: spans.map((span): Line => {
      const track = trackOf.get(span);
      const ranks = Array.from({ length: span.bottom - span.top - 1 }, (_, index) => span.top + index + 1);
      const x = track === undefined ? widest / 2 : startOf(track);
      const upwards = span.from > span.to;
      return {
        edge: span.edge,
        labelWidth: span.labelWidth,
        upper: upwards ? span.edge.to : span.edge.from,
        lower: upwards ? span.edge.from : span.edge.to,
        upwards,
        passages: ranks.map((rank) => ({ rank, x })),
        labelRank: span.labelWidth === 0 ? undefined : span.top + 1,
      };
    }),
  };
}
