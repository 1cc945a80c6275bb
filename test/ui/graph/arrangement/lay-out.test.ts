import { describe, expect, test } from "vitest";
import { loadArrange, type Arrangement } from "../../../../src/ui/graph/arrangement/arrange.ts";
import { layOut } from "../../../../src/ui/graph/arrangement/lay-out.ts";
import { readGraph, withStartAndEnd, type Graph } from "../../../../src/ui/graph/machine-graph.ts";
import { measureText } from "../../../../src/ui/graph/painting/text-measure.ts";
import { createRandom } from "../../../support/random.ts";
import { generateMachine, type Limits } from "../generate-machine.ts";
import { judgeLayout, type Judgement } from "../layout-faults.ts";
import { leastCrossings } from "../least-crossings.ts";
import { machines } from "../machines.ts";

const arrange = await loadArrange();

function graphOf(definition: string): Graph {
  const graph = readGraph(definition);
  if (!graph) throw new Error("no graph");
  return withStartAndEnd(graph);
}

/** Lays a definition out and looks at every cell; `least` is what its levels cross in the best order of their ranks. */
function judge(definition: string, labels: number): Judgement & { readonly least: number | undefined } {
  const graph = graphOf(definition);
  const measure = measureText({ room: { name: 80, label: labels }, unicode: true, signed: true });
  const levels: Arrangement[] = [];
  const layout = layOut(graph, {
    measure,
    arrange: (level) => {
      const arrangement = arrange(level);
      levels.push(arrangement);
      return arrangement;
    },
  });
  const least = levels.map((level) => leastCrossings(level, mostOrders));
  return {
    ...judgeLayout(layout, graph, measure),
    least: least.reduce((sum, one) => (sum === undefined || one === undefined ? undefined : sum + one), 0),
  };
}

/** Pairs of orders of neighbouring ranks that are tried: more take too long. */
const mostOrders = 50_000;

describe.each(Object.entries(machines))("%s", (_, definition) => {
  test.each([0, 24])("is drawn whole and without a fault with labels of %d cells", (labels) => {
    const { faults, crossings, least } = judge(definition, labels);
    expect(faults).toEqual([]);
    expect(crossings).toBe(least ?? crossings);
  });
});

const generated: readonly (readonly [string, Limits, number])[] = [
  ["chains with ways past states and loops back", { states: 8, ways: 4, depth: 0 }, 60],
  ["Parallel and Map states in each other", { states: 6, ways: 4, depth: 3 }, 30],
  ["Choice states of up to 15 ways", { states: 16, ways: 15, depth: 0 }, 15],
];

describe.each(generated)("generated: %s", (_, limits, count) => {
  const seeds = Array.from({ length: count }, (_seed, index) => index + 1);
  const judged = seeds.map((seed) => ({
    seed,
    ...judge(generateMachine(createRandom(seed), limits), seed % 2 === 0 ? 0 : 24),
  }));

  test("no line passes a box, no transition is lost, and no label stands beside another line", () => {
    expect(judged.filter(({ faults }) => faults.length > 0).map(({ seed, faults }) => ({ seed, faults }))).toEqual([]);
  });

  test("lines cross no more often than in the best order there is", () => {
    const avoidable = judged.filter(({ crossings, least }) => least !== undefined && crossings > least);
    expect(avoidable.map(({ seed, crossings, least }) => ({ seed, crossings, least }))).toEqual([]);
    // Most are small enough to try every order.
    expect(judged.filter(({ least }) => least !== undefined).length).toBeGreaterThan(0);
  });
});

test("two ways of a Choice back to itself are two lines, each with its label", () => {
  const Next = "Route";
  const { faults } = judge(
    JSON.stringify({
      StartAt: "Route",
      States: {
        Route: {
          Type: "Choice",
          Choices: [
            { Variable: "$.way", StringEquals: "again", Next },
            { Variable: "$.way", StringEquals: "on", Next: "Done" },
          ],
          Default: Next,
        },
        Done: { Type: "Succeed" },
      },
    }),
    24,
  );
  expect(faults).toEqual([]);
});
