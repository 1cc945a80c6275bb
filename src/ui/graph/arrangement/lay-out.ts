import type { Arrange, Arrangement, Line } from "./arrange.ts";
import type { Box, Layout, Measure, Point, Route } from "./layout.ts";
import type { Graph, GraphEdge, GraphState } from "../machine-graph.ts";
import { placeRanks, type Rank } from "./place-ranks.ts";
import { placePorts } from "./place-ports.ts";
import { assignTracks, type Crossing } from "./assign-tracks.ts";

/** A box with its size and what is inside, before it has a place. */
interface SizedBox {
  readonly state: GraphState;
  readonly width: number;
  readonly height: number;
  readonly inner: readonly { readonly x: number; readonly y: number; readonly layout: Layout }[];
  /** Columns on its right that the lines of transitions to itself and their labels take. */
  readonly loop: number;
}

/** Columns of a transition to the state itself, and rows. */
const loopSize = { width: 4, height: 2 } as const;

/**
 * Lays a graph out one level at a time, inner machines first: each becomes the size of its box. Ranks go from top to
 * bottom. Lines run down between the boxes of a rank, and sideways only between ranks, each on its own row where
 * others would lie upon it: no line passes a box, and no two lines share a cell but where they cross.
 */
export function layOut(graph: Graph, options: { measure: Measure; arrange: Arrange }): Layout {
  const { measure, arrange } = options;
  const boxes = new Map(graph.states.map((state) => [state.name, sizeBox(state, graph.edges, options)]));
  const edges = graph.edges.filter(({ from, to }) => from !== to);
  const arrangement = arrange({
    items: [...boxes].map(([name, { width, loop }]) => ({ name, width: width + loop })),
    edges: edges.map((edge) => ({ edge, labelWidth: measure.labelWidthOf(edge) })),
    gap: measure.gap,
  });
  return placeAll(
    boxes,
    arrangement,
    graph.states.flatMap(({ name }) => loopsOf(name, graph.edges)),
    measure,
  );
}

function loopsOf(name: string, edges: readonly GraphEdge[]): GraphEdge[] {
  return edges.filter(({ from, to }) => from === name && to === name);
}

function sizeBox(
  state: GraphState,
  edges: readonly GraphEdge[],
  options: { measure: Measure; arrange: Arrange },
): SizedBox {
  const { measure } = options;
  let x = measure.padding.x;
  const inner = state.inner.map((graph) => {
    const placed = { x, y: measure.titleRows, layout: layOut(graph, options) };
    x += placed.layout.width + measure.gap;
    return placed;
  });
  const loops = loopsOf(state.name, edges);
  const loopLabels = Math.max(0, ...loops.map(measure.labelWidthOf));
  // Each line has its own column on the box's edge, with one between. All may be on one edge: loops back come from below.
  const lines = edges.filter(({ from, to }) => from !== to && (from === state.name || to === state.name));
  const forLines = 2 * lines.length + 3;
  const forInner = inner.length === 0 ? 0 : x - measure.gap + measure.padding.x;
  const width = Math.max(measure.widthOf(state), forLines, forInner);
  const shift = Math.floor((width - forInner) / 2);
  const innerHeight = Math.max(0, ...inner.map(({ layout }) => layout.height));
  const height = inner.length === 0 ? measure.heightOf(state) : measure.titleRows + innerHeight + measure.padding.y;
  return {
    state,
    width,
    height: Math.max(loops.length === 0 ? 0 : 2 + loops.length * loopSize.height, height),
    inner: inner.map((part) => ({ ...part, x: part.x + shift })),
    loop: loops.length === 0 ? 0 : loopSize.width + (loopLabels === 0 ? 0 : loopLabels + 1),
  };
}

function placeAll(
  boxes: ReadonlyMap<string, SizedBox>,
  arrangement: Arrangement,
  loops: readonly GraphEdge[],
  measure: Measure,
): Layout {
  const ranks = placeRanks(boxes, arrangement);
  const channels = ranks.slice(1).map((rank, index) => crossChannel(ranks[index] ?? rank, rank, arrangement.lines));
  const tops: number[] = [];
  let y = 0;
  for (const [index, rank] of ranks.entries()) {
    tops.push(y);
    y += rank.height + (channels[index]?.height ?? 0);
  }
  const left = Math.min(0, ...ranks.flatMap(({ spots }) => spots.map(({ from }) => from)));
  const placed = ranks.flatMap(({ spots, height }, index) =>
    spots.flatMap(({ box, from }): Box[] => {
      if (box === undefined) return [];
      const { state, width, height: own, inner } = boxes.get(box) ?? never(box);
      return [
        { state, width, height: own, inner, x: from - left, y: (tops[index] ?? 0) + Math.floor((height - own) / 2) },
      ];
    }),
  );
  const byName = new Map(placed.map((box) => [box.state.name, box]));
  const routes = [
    ...arrangement.lines.map((line) => routeLine(line, { ranks, channels, tops, left, byName })),
    ...[...Map.groupBy(loops, ({ from }) => from)].flatMap(([name, here]) => {
      const box = byName.get(name) ?? never(name);
      return here.map((edge, index) => routeLoop(edge, box, { index, labelled: measure.labelWidthOf(edge) > 0 }));
    }),
  ];
  const right = Math.max(
    0,
    ...ranks.flatMap(({ spots }) => spots.map(({ to }) => to + 1 - left)),
    ...routes.flatMap(({ points }) => points.map(({ x }) => x + 1)),
  );
  return { width: right, height: y, boxes: placed, routes };
}

/** The space between two ranks: for each line the columns it comes from and goes to, and the row it changes over on. */
interface Channel {
  readonly height: number;
  readonly crossings: ReadonlyMap<Line, Crossing & { readonly row: number }>;
}

function crossChannel(upper: Rank, lower: Rank, lines: readonly Line[]): Channel {
  const crossings = placePorts(upper, lower, lines);
  const tracks = assignTracks([...crossings.values()]);
  // A row to leave the boxes above by, and one for the arrows.
  const head = upper.holdsBoxes ? 1 : 0;
  const tail = lower.holdsBoxes ? 1 : 0;
  return {
    height: Math.max(head + tracks.count + tail, 1),
    crossings: new Map(
      [...crossings].map(([line, crossing]) => [line, { ...crossing, row: head + (tracks.of.get(crossing) ?? 0) }]),
    ),
  };
}

interface Placed {
  readonly ranks: readonly Rank[];
  readonly channels: readonly Channel[];
  readonly tops: readonly number[];
  readonly left: number;
  readonly byName: ReadonlyMap<string, Box>;
}

function routeLine(line: Line, { ranks, channels, tops, left, byName }: Placed): Route {
  const [upper, lower] = [byName.get(line.upper) ?? never(line.upper), byName.get(line.lower) ?? never(line.lower)];
  const points: Point[] = [];
  let label: Point | undefined;
  let y = upper.y + upper.height;
  for (const [index, channel] of channels.entries()) {
    const crossing = channel.crossings.get(line);
    if (!crossing) continue;
    const rank = ranks[index];
    const row = (tops[index] ?? 0) + (rank?.height ?? 0) + crossing.row;
    if (points.length === 0) points.push({ x: crossing.top - left, y });
    if (crossing.top !== crossing.bottom)
      points.push({ x: crossing.top - left, y: row }, { x: crossing.bottom - left, y: row });
    const next = ranks[index + 1];
    if (next && line.labelRank === next.rank)
      label = { x: crossing.bottom - left + 2, y: (tops[index + 1] ?? 0) + Math.floor((next.height - 1) / 2) };
    y = lower.y - 1;
    if (next?.spots.some(({ box }) => box === line.lower)) points.push({ x: crossing.bottom - left, y });
  }
  return { edge: line.edge, points: line.upwards ? points.toReversed() : points, label };
}

/** A transition to the state itself: out on the right and back in above, one such line below the other. */
function routeLoop(edge: GraphEdge, box: Box, { index, labelled }: { index: number; labelled: boolean }): Route {
  const [x, y] = [box.x + box.width, box.y + (index + 1) * loopSize.height];
  return {
    edge,
    points: [
      { x, y },
      { x: x + 2, y },
      { x: x + 2, y: y - 1 },
      { x, y: y - 1 },
    ],
    label: labelled ? { x: x + loopSize.width, y } : undefined,
  };
}

function never(name: string): never {
  throw new Error(`The layout has no box ${name}`);
}
