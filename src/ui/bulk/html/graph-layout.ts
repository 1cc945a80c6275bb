import type { Graph, GraphEdge, GraphState } from "./machine-graph.ts";

/** A state at its place. Pixels, from the upper left corner of the graph it is in. */
export interface PlacedState {
  readonly state: GraphState;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** The machines inside, side by side below its title. */
  readonly inner: readonly { readonly x: number; readonly y: number; readonly layout: Layout }[];
}

/** A way through points between ranks. */
export interface PlacedEdge {
  readonly edge: GraphEdge;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly states: readonly PlacedState[];
  readonly edges: readonly PlacedEdge[];
}

const box = { height: 62, leastWidth: 150, perLetter: 8.4, padding: 26 };
const gap = { beside: 26, below: 40, inside: 14, title: 62 };

/** A place in a rank: a state, or a point at which a longer way passes by. */
interface Place {
  readonly id: string;
  readonly state: GraphState | undefined;
  readonly inner: readonly Layout[];
  readonly width: number;
  readonly height: number;
  x: number;
}

/**
 * Places states in ranks from top to bottom: each below all from which a way leads to it. Ways that pass a rank keep a
 * place in it, so that they run between the states; within a rank the order follows that of the rank above.
 */
export function layOut(graph: Graph): Layout {
  const forward = withoutLoops(graph);
  const rankOf = findRanks(graph, forward);
  const ranks: Place[][] = [];
  const put = (rank: number, place: Place): void => void (ranks[rank] ??= []).push(place);
  for (const state of graph.states) put(rankOf.get(state.name) ?? 0, placeOf(state));
  const ways = graph.edges.map((edge) => {
    const [from, to] = [rankOf.get(edge.from) ?? 0, rankOf.get(edge.to) ?? 0];
    const passing: string[] = [];
    for (let rank = from + 1; rank < to; rank += 1) {
      const id = `${edge.from} > ${edge.to} ${rank}${edge.caught ? "!" : ""}`;
      put(rank, { id, state: undefined, inner: [], width: 18, height: 0, x: 0 });
      passing.push(id);
    }
    return { edge, through: [edge.from, ...passing, edge.to] };
  });
  orderRanks(ranks, ways);
  return place(ranks, ways);
}

/** The edges that do not lead back to a state that is being visited. */
function withoutLoops(graph: Graph): GraphEdge[] {
  const kept: GraphEdge[] = [];
  const visiting = new Set<string>();
  const done = new Set<string>();
  const visit = (name: string): void => {
    visiting.add(name);
    for (const edge of graph.edges.filter(({ from }) => from === name)) {
      if (visiting.has(edge.to)) continue;
      kept.push(edge);
      if (!done.has(edge.to)) visit(edge.to);
    }
    visiting.delete(name);
    done.add(name);
  };
  for (const { name } of graph.states) if (!done.has(name)) visit(name);
  return kept;
}

function findRanks(graph: Graph, edges: readonly GraphEdge[]): Map<string, number> {
  const ranks = new Map(graph.states.map(({ name }) => [name, 0]));
  for (let changed = true; changed;) {
    changed = false;
    for (const { from, to } of edges) {
      const below = (ranks.get(from) ?? 0) + 1;
      if ((ranks.get(to) ?? 0) >= below) continue;
      ranks.set(to, below);
      changed = true;
    }
  }
  return ranks;
}

function placeOf(state: GraphState): Place {
  const inner = state.inner.map(layOut);
  const innerWidth = inner.reduce((sum, layout) => sum + layout.width + gap.inside, gap.inside);
  const ownWidth = Math.max(box.leastWidth, state.name.length * box.perLetter + box.padding);
  const innerHeight = Math.max(0, ...inner.map((layout) => layout.height));
  return {
    id: state.name,
    state,
    inner,
    width: inner.length === 0 ? ownWidth : Math.max(ownWidth, innerWidth),
    height: inner.length === 0 ? box.height : gap.title + innerHeight + gap.inside,
    x: 0,
  };
}

interface Way {
  readonly edge: GraphEdge;
  readonly through: readonly string[];
}

/** Each place goes below the middle of those it is reached from. */
function orderRanks(ranks: Place[][], ways: readonly Way[]): void {
  for (const [index, rank] of ranks.entries()) {
    const above = ranks[index - 1] ?? [];
    const middle = new Map<Place, number>();
    for (const [position, place] of rank.entries()) {
      const from = ways.flatMap(({ through }) =>
        through.flatMap((id, step) =>
          id === place.id ? above.flatMap((upper, at) => (upper.id === through[step - 1] ? [at] : [])) : [],
        ),
      );
      middle.set(place, from.length === 0 ? position : from.reduce((sum, at) => sum + at, 0) / from.length);
    }
    rank.sort((one, other) => (middle.get(one) ?? 0) - (middle.get(other) ?? 0));
  }
}

function place(ranks: readonly Place[][], ways: readonly Way[]): Layout {
  const widths = ranks.map((rank) => rank.reduce((sum, { width }) => sum + width + gap.beside, -gap.beside));
  const width = Math.max(0, ...widths);
  const states: PlacedState[] = [];
  const points = new Map<string, { x: number; top: number; bottom: number }>();
  let y = 0;
  for (const [index, rank] of ranks.entries()) {
    const height = Math.max(0, ...rank.map((place) => place.height));
    let x = (width - (widths[index] ?? 0)) / 2;
    for (const place of rank) {
      points.set(place.id, {
        x: x + place.width / 2,
        top: y,
        // A way that passes goes straight down beside the states of the rank.
        bottom: place.state ? y + place.height : y + height,
      });
      if (place.state) states.push(placed(place, place.state, { x, y }));
      x += place.width + gap.beside;
    }
    y += height + gap.below;
  }
  const edges = ways.map(({ edge, through }) => ({
    edge,
    points: through.flatMap((id, step) => {
      const at = points.get(id);
      if (!at) return [];
      const [upper, lower] = [
        { x: at.x, y: at.top },
        { x: at.x, y: at.bottom },
      ];
      if (step === 0) return [lower];
      return step === through.length - 1 ? [upper] : [upper, lower];
    }),
  }));
  return { width, height: Math.max(0, y - gap.below), states, edges };
}

function placed(place: Place, state: GraphState, at: { x: number; y: number }): PlacedState {
  let x = (place.width - place.inner.reduce((sum, { width }) => sum + width + gap.inside, -gap.inside)) / 2;
  const inner = place.inner.map((layout) => {
    const left = x;
    x += layout.width + gap.inside;
    return { x: left, y: gap.title, layout };
  });
  return { state, ...at, width: place.width, height: place.height, inner };
}
