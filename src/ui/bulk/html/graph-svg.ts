import type { StateCount } from "../../../workshop/bulk/outcome-count.ts";
import { formatDuration } from "../../quantity.ts";
import { escapeMarkup } from "../escape-markup.ts";
import { formatNumber } from "../format-number.ts";
import { layOut, type Layout, type PlacedEdge, type PlacedState } from "./graph-layout.ts";
import { readGraph } from "./machine-graph.ts";

const margin = 16;

/** A machine's graph, each state with how often it was entered and how that ended; nothing without a definition. */
export function drawGraph(definition: string, counts: readonly StateCount[]): string {
  const graph = readGraph(definition);
  if (!graph) return "";
  const layout = layOut(graph);
  const [width, height] = [layout.width + 2 * margin, layout.height + 2 * margin];
  const byName = new Map(counts.map((count) => [count.name, count]));
  return [
    `<svg class="graph" viewBox="0 0 ${round(width)} ${round(height)}" width="${round(width)}" role="img" aria-label="The states and how often each was entered">`,
    '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 8 4 0 8z" class="tip"/></marker></defs>',
    `<g transform="translate(${margin} ${margin})">${drawLayout(layout, byName)}</g>`,
    "</svg>",
  ].join("");
}

function drawLayout(layout: Layout, counts: ReadonlyMap<string, StateCount>): string {
  return [...layout.edges.map(drawEdge), ...layout.states.map((state) => drawState(state, counts))].join("");
}

function drawState(placed: PlacedState, counts: ReadonlyMap<string, StateCount>): string {
  const count = counts.get(placed.state.name);
  const { width, height } = placed;
  const centre = round(width / 2);
  const kind = count === undefined ? "unmet" : count.failed > 0 ? "failed" : count.caught > 0 ? "caught" : "met";
  const inner = placed.inner.map(
    ({ x, y, layout }) => `<g transform="translate(${round(x)} ${round(y)})">${drawLayout(layout, counts)}</g>`,
  );
  return [
    `<g class="state ${kind}" transform="translate(${round(placed.x)} ${round(placed.y)})">`,
    `<title>${escapeMarkup(describeState(placed, count))}</title>`,
    `<rect width="${round(width)}" height="${round(height)}" rx="8"/>`,
    `<text x="${centre}" y="20" class="name">${escapeMarkup(placed.state.name)}</text>`,
    `<text x="${centre}" y="37" class="count">${count === undefined ? "never entered" : `${formatNumber(count.entered)} × · ${formatDuration(count.latency.p50)}`}</text>`,
    count === undefined ? "" : drawShares(count, width),
    ...inner,
    "</g>",
  ].join("");
}

function describeState({ state }: PlacedState, count: StateCount | undefined): string {
  if (!count) return `${state.name} (${state.type}): never entered`;
  const parts = [
    `${formatNumber(count.succeeded)} succeeded`,
    `${formatNumber(count.caught)} caught`,
    `${formatNumber(count.failed)} failed`,
    `${formatNumber(count.retries)} retries`,
    `p99 ${formatDuration(count.latency.p99)}`,
  ];
  return `${state.name} (${state.type}): ${parts.join(", ")}`;
}

/** A small bar: how the visits ended. */
function drawShares(count: StateCount, width: number): string {
  const room = width - 24;
  let x = 12;
  return (["succeeded", "caught", "failed"] as const)
    .map((end) => {
      const length = (room * count[end]) / Math.max(1, count.entered);
      const bar =
        length === 0 ? "" : `<rect class="${end}" x="${round(x)}" y="46" width="${round(length)}" height="6"/>`;
      x += length;
      return bar;
    })
    .join("");
}

function drawEdge({ edge, points }: PlacedEdge): string {
  const [first, ...rest] = points;
  if (!first) return "";
  let path = `M${round(first.x)} ${round(first.y)}`;
  let from = first;
  for (const point of rest) {
    const middle = (from.y + point.y) / 2;
    path += `C${round(from.x)} ${round(middle)} ${round(point.x)} ${round(middle)} ${round(point.x)} ${round(point.y)}`;
    from = point;
  }
  return `<path class="way${edge.caught ? " caught" : ""}" d="${path}" marker-end="url(#tip)"/>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
