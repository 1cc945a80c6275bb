import { expect, test } from "vitest";
import { layOut, type Layout } from "../../../src/ui/bulk/html/graph-layout.ts";
import { readGraph } from "../../../src/ui/bulk/html/machine-graph.ts";

function layoutOf(states: Record<string, object>): Layout {
  const graph = readGraph(JSON.stringify({ StartAt: Object.keys(states)[0], States: states }));
  if (!graph) throw new Error("no graph");
  return layOut(graph);
}

/** Parts of ways that run over a state. Between ranks a part may go anywhere; beside states it goes straight down. */
function crossings({ states, edges }: Layout): string[] {
  return edges.flatMap(({ edge, points }) =>
    points.slice(1).flatMap((to, index) => {
      const from = points[index] ?? to;
      return states
        .filter(({ y, height }) => y < to.y && y + height > from.y)
        .filter(({ x, width }) => from.x !== to.x || (from.x > x && from.x < x + width))
        .map(({ state }) => `${edge.from} > ${edge.to} over ${state.name}`);
    }),
  );
}

test("a way past a rank runs beside the states in it", () => {
  const layout = layoutOf({
    Look: {
      Type: "Choice",
      Choices: [{ Next: "Refused" }, { Next: "Failed" }, { Next: "Slow" }],
      Default: "Accepted",
    },
    Refused: { Type: "Pass", End: true },
    Failed: { Type: "Fail" },
    Slow: { Type: "Parallel", Branches: [{ StartAt: "A", States: { A: { Type: "Pass" } } }], Next: "Accepted" },
    Accepted: { Type: "Pass", End: true },
  });
  expect(layout.edges).toHaveLength(5);
  expect(crossings(layout)).toEqual([]);
});

test("states of a rank stand side by side", () => {
  const { states } = layoutOf({
    Look: { Type: "Choice", Choices: [{ Next: "A" }], Default: "B" },
    A: { Type: "Pass", End: true },
    B: { Type: "Pass", End: true },
  });
  const [look, a, b] = ["Look", "A", "B"].map((name) => states.find(({ state }) => state.name === name));
  expect(a?.y).toBe(b?.y);
  expect(a?.y).toBeGreaterThan((look?.y ?? 0) + (look?.height ?? 0));
  expect(Math.abs((a?.x ?? 0) - (b?.x ?? 0))).toBeGreaterThanOrEqual(a?.width ?? 0);
});

test("what is no definition has no graph", () => {
  expect(["{}", "no JSON", '{"States": 1}'].map(readGraph)).toEqual([undefined, undefined, undefined]);
});
