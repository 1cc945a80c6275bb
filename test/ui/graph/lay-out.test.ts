import { describe, expect, test } from "vitest";
import { loadArrange } from "../../../src/ui/graph/arrange.ts";
import { layOut } from "../../../src/ui/graph/lay-out.ts";
import type { Box, Layout, Point, Route } from "../../../src/ui/graph/layout.ts";
import { allEdges, allStates, readGraph, withStartAndEnd, type Graph } from "../../../src/ui/graph/machine-graph.ts";
import { measureText } from "../../../src/ui/graph/text-measure.ts";
import { machines } from "./machines.ts";

const arrange = await loadArrange();

function graphOf(definition: string): Graph {
  const graph = readGraph(definition);
  if (!graph) throw new Error("no graph");
  return graph;
}

function layoutOf(definition: string, labels: number): Layout {
  const measure = measureText({ room: { name: 80, label: labels }, unicode: true, signed: true });
  return layOut(withStartAndEnd(graphOf(definition)), { measure, arrange });
}

/** Every level of a layout: the whole one and those inside of boxes. */
function levelsOf(layout: Layout): Layout[] {
  return [layout, ...layout.boxes.flatMap(({ inner }) => inner.flatMap(({ layout }) => levelsOf(layout)))];
}

/** Every cell of a line, in order, with the direction it is passed in. */
function cellsOf({ points }: Route): { x: number; y: number; across: boolean }[] {
  return points.slice(1).flatMap((to, index) => {
    const from = points[index] ?? to;
    const steps = Math.max(Math.abs(to.x - from.x), Math.abs(to.y - from.y));
    expect(from.x === to.x || from.y === to.y, "a line turns at right angles").toBe(true);
    return Array.from({ length: steps + 1 }, (_, step) => ({
      x: from.x + Math.sign(to.x - from.x) * step,
      y: from.y + Math.sign(to.y - from.y) * step,
      across: from.y === to.y && from.x !== to.x,
    }));
  });
}

function isInside({ x, y }: Point, box: Box): boolean {
  return x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height;
}

function touches({ x, y }: Point, box: Box): boolean {
  const beside = x >= box.x && x < box.x + box.width && (y === box.y - 1 || y === box.y + box.height);
  return beside || (x === box.x + box.width && y > box.y && y < box.y + box.height);
}

describe.each(Object.entries(machines))("%s", (_, definition) => {
  describe.each([0, 24])("with labels of %d cells", (labels) => {
    const layout = layoutOf(definition, labels);
    const levels = levelsOf(layout);

    test("every state and every transition is there once", () => {
      const graph = withStartAndEnd(graphOf(definition));
      const drawn = levels.flatMap(({ boxes }) => boxes.map(({ state }) => state.name));
      expect(drawn.toSorted()).toEqual(
        allStates(graph)
          .map(({ name }) => name)
          .toSorted(),
      );
      const routed = levels.flatMap(({ routes }) => routes.map(({ edge }) => edge));
      expect(routed).toHaveLength(allEdges(graph).length);
      expect(new Set(routed)).toEqual(new Set(allEdges(graph)));
    });

    test("every line begins beside the box it leaves and ends beside the box it enters", () => {
      for (const { boxes, routes } of levels) {
        for (const { edge, points } of routes) {
          const [from, to] = [edge.from, edge.to].map((name) => boxes.find(({ state }) => state.name === name));
          const [first, last] = [points[0], points.at(-1)];
          expect(from && first && touches(first, from), `${edge.from} → ${edge.to} leaves`).toBe(true);
          expect(to && last && touches(last, to), `${edge.from} → ${edge.to} arrives`).toBe(true);
        }
      }
    });

    test("no line passes a box, and no two lines share a cell but where they cross", () => {
      for (const { boxes, routes } of levels) {
        const taken = new Map<string, { name: string; across: boolean; corner: boolean }>();
        for (const route of routes) {
          const name = `${route.edge.from} → ${route.edge.to} (${route.edge.kind})`;
          const corners = new Set(route.points.slice(1, -1).map(({ x, y }) => `${x},${y}`));
          for (const cell of cellsOf(route)) {
            for (const box of boxes) expect(isInside(cell, box), `${name} passes ${box.state.name}`).toBe(false);
            const key = `${cell.x},${cell.y}`;
            const other = taken.get(key);
            const here = { name, across: cell.across, corner: corners.has(key) };
            const crosses = other && !other.corner && !here.corner && other.across !== here.across;
            expect(
              other === undefined || other.name === name || crosses,
              `${name} meets ${other?.name} at ${key}`,
            ).toBe(true);
            taken.set(key, here);
          }
        }
      }
    });

    test("no two boxes and no label overlap, and all lie within the drawing", () => {
      for (const { boxes, routes, width, height } of levels) {
        const cells = new Set<string>();
        for (const box of boxes) {
          expect(box.x >= 0 && box.x + box.width <= width && box.y >= 0 && box.y + box.height <= height).toBe(true);
          for (let { x } = box; x < box.x + box.width; x += 1)
            for (let { y } = box; y < box.y + box.height; y += 1) {
              expect(cells.has(`${x},${y}`)).toBe(false);
              cells.add(`${x},${y}`);
            }
        }
        const measure = measureText({ room: { name: 80, label: labels }, unicode: true, signed: true });
        const lines = new Set(routes.flatMap(cellsOf).map(({ x, y }) => `${x},${y}`));
        for (const { edge, label } of routes) {
          if (!label) continue;
          for (let x = label.x; x < label.x + measure.labelWidthOf(edge); x += 1)
            expect(
              cells.has(`${x},${label.y}`) || lines.has(`${x},${label.y}`),
              `label of ${edge.from} → ${edge.to}`,
            ).toBe(false);
          expect(label.x + measure.labelWidthOf(edge)).toBeLessThanOrEqual(width);
        }
      }
    });

    test("what is inside a box stays inside its border", () => {
      for (const { boxes } of levels)
        for (const { inner, width, height } of boxes)
          for (const { x, y, layout } of inner) {
            expect(x).toBeGreaterThanOrEqual(1);
            expect(y).toBeGreaterThanOrEqual(1);
            expect(x + layout.width).toBeLessThan(width);
            expect(y + layout.height).toBeLessThan(height);
          }
    });
  });
});
