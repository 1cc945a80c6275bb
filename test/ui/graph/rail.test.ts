import stringWidth from "string-width";
import { expect, test } from "vitest";
import type { Run } from "../../../src/ui/graph/painting/cell-grid.ts";
import { drawCondensedRail } from "../../../src/ui/graph/condensed-rail.ts";
import { readGraph, type Graph } from "../../../src/ui/graph/machine-graph.ts";
import { drawRail } from "../../../src/ui/graph/rail.ts";
import { machines } from "./machines.ts";

function graphOf(definition: object | string): Graph {
  const graph = readGraph(typeof definition === "string" ? definition : JSON.stringify(definition));
  if (!graph) throw new Error("no graph");
  return graph;
}

function linesOf(runs: readonly (readonly Run[])[]): string[] {
  return runs.map((line) => line.map(({ text }) => text).join(""));
}

const work = { Type: "Task", Resource: "arn:aws:states:::lambda:invoke" };

test("a condition that has no room beside its target is drawn below it", () => {
  const graph = graphOf({
    StartAt: "Is the snapshot there?",
    States: {
      "Is the snapshot there?": {
        Type: "Choice",
        Choices: [{ Variable: "$.state", StringEquals: "completed", Next: "Make a volume of the snapshot" }],
        Default: "Wait",
      },
      "Make a volume of the snapshot": { ...work, End: true },
      Wait: { Type: "Wait", Seconds: 1, Next: "Is the snapshot there?" },
    },
  });
  expect(linesOf(drawRail(graph, { columns: 40, unicode: true })).slice(0, 4)).toEqual([
    "╶ Is the snapshot there? ?",
    "  → Make a volume of the snapshot:",
    '    state = "completed"',
    "  → Wait: else",
  ]);
  expect(linesOf(drawRail(graph, { columns: 80, unicode: true }))[1]).toBe(
    '  → Make a volume of the snapshot: state = "completed"',
  );
});

test("the ways of a Choice come in their order, and Default after them", () => {
  const ways = ["One", "Two", "Three"];
  const graph = graphOf({
    StartAt: "Route",
    States: {
      Other: { ...work, End: true },
      ...Object.fromEntries(ways.map((name) => [name, { ...work, End: true }])),
      Route: {
        Type: "Choice",
        Choices: ways.map((Next) => ({ Variable: "$.way", StringEquals: Next, Next })),
        Default: "Other",
      },
    },
  });
  const drawn = linesOf(drawRail(graph, { columns: 80, unicode: true }));
  const states = drawn.filter((line) => /^[┌╶]/.test(line)).map((line) => line.slice(2));
  expect(states).toEqual(["Route ?", ...ways, "Other"]);
});

const parallel = graphOf({
  StartAt: "Look",
  States: {
    Look: { ...work, Next: "Both", Catch: [{ ErrorEquals: ["Unfit"], Next: "Refuse" }] },
    Both: {
      Type: "Parallel",
      Branches: [
        { StartAt: "Index", States: { Index: { ...work, Next: "Tag" }, Tag: { ...work, End: true } } },
        { StartAt: "Thumbnail", States: { Thumbnail: { ...work, End: true } } },
      ],
      End: true,
    },
    Refuse: { ...work, End: true },
  },
});

test("the condensed rail has a line for each outer state, with what runs inside of it and where else it leads", () => {
  expect(linesOf(drawCondensedRail(parallel, { columns: 80, unicode: true }))).toEqual([
    `${"┌ Look".padEnd(33)}⇢ Refuse`,
    "└ Both: Index → Tag ∥ Thumbnail",
    "╶ Refuse",
  ]);
  expect(linesOf(drawCondensedRail(parallel, { columns: 80, unicode: false }))).toEqual([
    `${", Look".padEnd(34)}~> Refuse`,
    "` Both: Index -> Tag | Thumbnail",
    "- Refuse",
  ]);
});

test("the condensed rail marks what a stage added, and names each target once", () => {
  const notes = new Map([
    ["Both", { status: "added" as const }],
    ["Thumbnail", { status: "added" as const }],
  ]);
  const [, both] = linesOf(drawCondensedRail(parallel, { columns: 80, unicode: true, notes }));
  expect(both).toBe("└ + Both: Index → Tag ∥ + Thumbnail");
  const twice = graphOf({
    StartAt: "A",
    States: {
      A: {
        ...work,
        Next: "B",
        Catch: [
          { ErrorEquals: ["X"], Next: "C" },
          { ErrorEquals: ["Y"], Next: "C" },
        ],
      },
      B: { ...work, End: true },
      C: { Type: "Fail" },
    },
  });
  expect(linesOf(drawCondensedRail(twice, { columns: 80, unicode: true }))[0]).toMatch(/⇢ C$/);
});

test.each(Object.entries(machines))("the condensed rail of %s fits, a line for each outer state", (_, definition) => {
  const graph = graphOf(definition);
  for (const columns of [80, 40, 12]) {
    const lines = linesOf(drawCondensedRail(graph, { columns, unicode: true }));
    expect(lines).toHaveLength(graph.states.length);
    expect(lines.filter((line) => stringWidth(line) > columns)).toEqual([]);
  }
});
