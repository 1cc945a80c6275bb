import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { loadArrange } from "../../../src/ui/graph/arrangement/arrange.ts";
import { drawGraph, type GraphView } from "../../../src/ui/graph/draw-graph.ts";
import { allEdges, allStates, readGraph, type Graph } from "../../../src/ui/graph/machine-graph.ts";
import { transitionKey, type StateNote } from "../../../src/ui/graph/state-note.ts";
import { createRandom } from "../../support/random.ts";
import { generateMachine } from "./generate-machine.ts";
import { machines } from "./machines.ts";

const arrange = await loadArrange();

function graphOf(definition: string): Graph {
  const graph = readGraph(definition);
  if (!graph) throw new Error("no graph");
  return graph;
}

const plain: GraphView = { columns: 80, unicode: true, colours: false, form: "text" };

describe.each(Object.entries(machines))("%s", (_, definition) => {
  const graph = graphOf(definition);

  test.each([120, 80, 60, 40])("fits into %d columns with every state once", (columns) => {
    const lines = drawGraph(graph, arrange, { ...plain, columns });
    expect(lines.filter((line) => stringWidth(line) > columns)).toEqual([]);
    const text = lines.join("\n");
    const isBoxes = /[╮▾]/.test(text);
    // A name may be cut; its beginning is there.
    const shown = text.split("\n").filter((line) => isBoxes || !/[→⇢]/.test(line));
    const missing = allStates(graph)
      .map(({ name }) => [...name].slice(0, 10).join(""))
      .filter((name) => !shown.some((line) => line.includes(name)));
    expect(missing).toEqual([]);
  });

  test("the rail names every transition that the next line does not show", () => {
    const lines = drawGraph(graph, arrange, { ...plain, columns: 100, form: "rail" });
    const named = lines.filter((line) => /[→⇢]/.test(line)).length;
    const onward = lines.filter((line) => /^[│ ]*[┌├] /.test(line)).length;
    const ends = lines.filter((line) => /^└ End$/.test(line)).length;
    expect(named + onward - ends).toBe(allEdges(graph).length);
  });

  test("plain ASCII is enough", () => {
    const names = allStates(graph)
      .map(({ name }) => name)
      .join("");
    const text = drawGraph(graph, arrange, { ...plain, columns: 200, unicode: false }).join("\n");
    const foreign = [...text].filter(
      (character) => character > "~" && !names.includes(character) && !"≥…".includes(character),
    );
    expect(foreign).toEqual([]);
  });
});

test.each([
  ["with UTF-8", true, ["! Look", "✔ Refuse", "· Compare"]],
  ["without", false, ["! Look", "| ok Refuse |", ". Compare"]],
])("notes and the way taken are signs, not only colours, %s", (_, unicode, shown) => {
  const graph = graphOf(machines["catch to one handler"] ?? "");
  const notes = new Map<string, StateNote>([
    ["Look", { status: "caught" }],
    ["Refuse", { status: "succeeded" }],
    ["Compare", { status: "untouched" }],
  ]);
  const text = drawGraph(graph, arrange, {
    ...plain,
    columns: 120,
    unicode,
    notes,
    taken: new Set([transitionKey("Look", "Refuse")]),
  }).join("\n");
  for (const title of shown) expect(text).toContain(title);
});

test("the branches of a Choice keep the order of the definition, Default last", () => {
  const ways = ["First", "Second", "Third", "Fourth", "Fifth"];
  const definition = JSON.stringify({
    StartAt: "Route",
    States: {
      Route: {
        Type: "Choice",
        Choices: ways.map((Next) => ({ Variable: "$.way", StringEquals: Next, Next })),
        Default: "Other",
      },
      ...Object.fromEntries(ways.map((name) => [name, { Type: "Pass", Next: "Join" }])),
      Other: { Type: "Fail" },
      Join: { Type: "Succeed" },
    },
  });
  const lines = drawGraph(graphOf(definition), arrange, { ...plain, columns: 120 });
  const row = lines.find((line) => line.includes("│ First │")) ?? "";
  const places = [...ways, "Other"].map((name) => row.indexOf(` ${name} `));
  expect(places).toEqual(places.toSorted((one, other) => one - other));
  expect(places).not.toContain(-1);
});

test.each([120, 80, 40])("generated machines fit into %d columns", (columns) => {
  for (let seed = 1; seed <= 8; seed += 1) {
    const graph = graphOf(generateMachine(createRandom(seed), { states: 6, ways: seed % 4 === 0 ? 15 : 4, depth: 2 }));
    for (const form of ["text", "rail"] as const) {
      const lines = drawGraph(graph, arrange, { ...plain, columns, form });
      expect(lines.filter((line) => stringWidth(line) > columns)).toEqual([]);
      const text = lines.join("\n");
      const missing = allStates(graph).filter(({ name }) => !text.includes([...name].slice(0, 8).join("")));
      expect(missing.map(({ name }) => ({ seed, name }))).toEqual([]);
    }
  }
});

test("500 states are drawn as a rail, in time", () => {
  const states = Object.fromEntries(
    Array.from({ length: 500 }, (_, index) => [
      `State ${index}`,
      {
        Type: "Task",
        ...(index === 499 ? { End: true } : { Next: `State ${index + 1}` }),
        Catch: [{ ErrorEquals: ["E"], Next: "State 499" }],
      },
    ]),
  );
  const lines = drawGraph(graphOf(JSON.stringify({ StartAt: "State 0", States: states })), arrange, plain);
  expect(lines.filter((line) => /State \d+$/.test(line) && !line.includes("→") && !line.includes("⇢"))).toHaveLength(
    500,
  );
});

test("a drawing of a known machine", () => {
  expect(drawGraph(graphOf(machines["polling loop"] ?? ""), arrange, plain).join("\n")).toMatchInlineSnapshot(`
    "               ( Start )
                      │
                      ▾
                  ╭────────╮
                  │ Submit │
                  ╰────────╯
                      │
                      ▾
            ╭────────────────────╮
            │ Wait for the job ◷ │
            ╰────────────────────╯
              │                 ▴
              ▾                 │
     ╭─────────────────╮        │
     │ Look at the job │        │ else
     ╰─────────────────╯        │
              │                 │
              ╰──────╮   ╭──────╯
                     ▾   │
               ╭───────────────╮
               │ Is it done? ? │
               ╰───────────────╯
                     │   │
           ╭─────────╯   ╰──────────╮
           │ status = "FAILED"      │ status = "SUCCEEDED"
           ▾                        ▾
    ╭────────────╮        ╭─────────────────╮
    │ Job failed │        │ Read the result │
    ╰────────────╯        ╰─────────────────╯
                                   │
                                   ▾
                                ( End )"
  `);
});

test("a text that is not a definition has no graph", () => {
  expect(["{}", "no JSON", '{"States": 1}', '{"States": []}', "null"].map(readGraph)).toEqual(Array(5).fill(undefined));
});
