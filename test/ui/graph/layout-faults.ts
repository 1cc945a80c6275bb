import type { Box, Layout, Measure, Point, Route } from "../../../src/ui/graph/arrangement/layout.ts";
import { allEdges, allStates, type Graph } from "../../../src/ui/graph/machine-graph.ts";

/** The faults of a layout, each in words; and how often lines cross. */
export interface Judgement {
  readonly faults: readonly string[];
  readonly crossings: number;
}

interface Cell extends Point {
  readonly across: boolean;
}

/** Looks at every cell: each state and transition once, no line through a box, no shared cells but crossings, all inside. */
export function judgeLayout(layout: Layout, graph: Graph, measure: Measure): Judgement {
  const levels = levelsOf(layout);
  const judged = levels.map((level) => judgeLevel(level, measure));
  return {
    faults: [...findLost(levels, graph), ...judged.flatMap(({ faults }) => faults)],
    crossings: judged.reduce((sum, { crossings }) => sum + crossings, 0),
  };
}

/** Every level of a layout: the whole one and those inside of boxes. */
function levelsOf(layout: Layout): Layout[] {
  return [layout, ...layout.boxes.flatMap(({ inner }) => inner.flatMap((part) => levelsOf(part.layout)))];
}

function findLost(levels: readonly Layout[], graph: Graph): string[] {
  const drawn = levels.flatMap(({ boxes }) => boxes.map(({ state }) => state.name));
  const routed = levels.flatMap(({ routes }) => routes.map(({ edge }) => edge));
  const edges = allEdges(graph);
  return [
    ...allStates(graph)
      .filter(({ name }) => drawn.filter((other) => other === name).length !== 1)
      .map(({ name }) => `${name} is not drawn once`),
    ...edges
      .filter((edge) => routed.filter((other) => other === edge).length !== 1)
      .map(({ from, to }) => `${from} → ${to} is not drawn once`),
    ...(routed.length === edges.length ? [] : [`${routed.length} lines for ${edges.length} transitions`]),
  ];
}

function judgeLevel(level: Layout, measure: Measure): Judgement {
  const { boxes, routes, width, height } = level;
  const faults: string[] = [];
  const solid = new Map<string, string>();
  const claim = (x: number, y: number, name: string): void => {
    const other = solid.get(keyOf(x, y));
    if (other !== undefined && other !== name) faults.push(`${name} lies upon ${other}`);
    if (x < 0 || y < 0 || x >= width || y >= height) faults.push(`${name} lies outside`);
    solid.set(keyOf(x, y), name);
  };
  for (const box of boxes) {
    for (let { x } = box; x < box.x + box.width; x += 1)
      for (let { y } = box; y < box.y + box.height; y += 1) claim(x, y, box.state.name);
    for (const { x, y, layout } of box.inner)
      if (x < 1 || y < 1 || x + layout.width >= box.width || y + layout.height >= box.height)
        faults.push(`what is inside ${box.state.name} reaches its border`);
  }
  for (const route of routes) {
    const { edge, label, points } = route;
    const [from, to] = [edge.from, edge.to].map((name) => boxes.find(({ state }) => state.name === name));
    if (!from || !points[0] || !touches(points[0], from)) faults.push(`${nameOf(route)} does not leave its box`);
    const last = points.at(-1);
    if (!to || !last || !touches(last, to)) faults.push(`${nameOf(route)} does not reach its box`);
    const labelWidth = measure.labelWidthOf(edge);
    if (labelWidth > 0 && !label) faults.push(`${nameOf(route)} has lost its label`);
    if (!label) continue;
    for (let { x } = label; x < label.x + labelWidth; x += 1) claim(x, label.y, `the label of ${nameOf(route)}`);
    const cells = cellsOf(route);
    if (!cells.some(({ x, y }) => x === label.x - 2 && y === label.y))
      faults.push(`the label of ${nameOf(route)} does not stand beside its line`);
    // A line of another transition right behind a label would look like the line it belongs to.
    const behind = label.x + labelWidth;
    if (routes.some((other) => other !== route && cellsOf(other).some(({ x, y }) => x === behind && y === label.y)))
      faults.push(`the label of ${nameOf(route)} touches another line`);
  }
  const lines = judgeLines(routes, solid);
  return { faults: [...new Set([...faults, ...lines.faults])], crossings: lines.crossings };
}

function judgeLines(routes: readonly Route[], solid: ReadonlyMap<string, string>): Judgement {
  const faults: string[] = [];
  const taken = new Map<string, { route: Route; across: boolean; corner: boolean }>();
  const crossed = new Set<string>();
  for (const route of routes) {
    const corners = new Set(route.points.map(({ x, y }) => keyOf(x, y)));
    for (const { x, y, across } of cellsOf(route)) {
      const key = keyOf(x, y);
      const upon = solid.get(key);
      if (upon !== undefined) faults.push(`${nameOf(route)} passes ${upon}`);
      const other = taken.get(key);
      const here = { route, across, corner: corners.has(key) };
      if (other && other.route !== route) {
        if (other.corner || here.corner || other.across === across)
          faults.push(`${nameOf(route)} meets ${nameOf(other.route)} at ${key}`);
        else crossed.add(key);
      }
      taken.set(key, here);
    }
  }
  return { faults, crossings: crossed.size };
}

/** Every cell of a line, in order, with the direction it is passed in. */
function cellsOf({ points }: Route): Cell[] {
  return points.slice(1).flatMap((to, index) => {
    const from = points[index] ?? to;
    if (from.x !== to.x && from.y !== to.y) throw new Error("A line does not turn at right angles");
    const steps = Math.max(Math.abs(to.x - from.x), Math.abs(to.y - from.y));
    return Array.from({ length: steps + 1 }, (_, step) => ({
      x: from.x + Math.sign(to.x - from.x) * step,
      y: from.y + Math.sign(to.y - from.y) * step,
      across: from.y === to.y && from.x !== to.x,
    }));
  });
}

function touches({ x, y }: Point, box: Box): boolean {
  const beside = x >= box.x && x < box.x + box.width && (y === box.y - 1 || y === box.y + box.height);
  return beside || (x === box.x + box.width && y > box.y && y < box.y + box.height);
}

function nameOf({ edge }: Route): string {
  return `${edge.from} → ${edge.to} (${edge.kind})`;
}

function keyOf(x: number, y: number): string {
  return `${x},${y}`;
}
