import stringWidth from "string-width";
import { escapeMarkup } from "../../bulk/reporters/escape-markup.ts";
import type { Arrange } from "../arrangement/arrange.ts";
import { cutText } from "./cut-text.ts";
import { layOut } from "../arrangement/lay-out.ts";
import type { Box, Layout, Measure, Point, Route } from "../arrangement/layout.ts";
import { withStartAndEnd, type Graph, type GraphEdge, type GraphState } from "../machine-graph.ts";
import { transitionKey, type StateNote, type StateNotes, type TakenTransitions } from "../state-note.ts";

/** The note below a state's name in its box. */
export interface SvgNote {
  /** Class of the box: `met`, `caught`, `failed`, `running`, `unmet`. */
  readonly kind: string;
  readonly text: string;
  /** Read when the pointer rests on the box, and by screen readers. */
  readonly title: string;
  /** A small bar: parts of a whole, each with its class. */
  readonly shares?: readonly { readonly kind: string; readonly share: number }[] | undefined;
  /** Where a click leads: an anchor in the same page. */
  readonly href?: string | undefined;
}

interface SvgView {
  readonly label: string;
  noteOf(state: GraphState): SvgNote;
  readonly taken?: TakenTransitions | undefined;
}

/** Pixels of a cell. */
const cell = { x: 8, y: 12 };
const margin = 16;
const longestLabel = 36;

const measure: Measure = {
  widthOf: (state) => (isPoint(state) ? 8 : Math.max(17, stringWidth(state.name) + 4)),
  heightOf: (state) => (isPoint(state) ? 2 : 5),
  titleRows: 5,
  padding: { x: 2, y: 1 },
  gap: 3,
  labelWidthOf: (edge) => Math.ceil(stringWidth(labelOf(edge)) * 0.8),
};

/** Draws a machine as an SVG that takes colours and fonts from the page's style (`graphStyle`). */
export function drawSvg(graph: Graph, arrange: Arrange, view: SvgView): string {
  const layout = layOut(withStartAndEnd(graph), { measure, arrange });
  const [width, height] = [layout.width * cell.x + 2 * margin, layout.height * cell.y + 2 * margin];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="graph" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escapeMarkup(view.label)}">`,
    '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerUnits="userSpaceOnUse" markerWidth="11" markerHeight="11" orient="auto"><path d="M0 0 8 4 0 8z" class="tip"/></marker></defs>',
    `<g transform="translate(${margin} ${margin})">${drawLevel(layout, view)}</g>`,
    "</svg>",
  ].join("");
}

/** The classes of boxes by what is known of a state. */
export const svgKinds: Readonly<Record<StateNote["status"], string>> = {
  succeeded: "met",
  caught: "caught",
  failed: "failed",
  running: "running",
  waiting: "running",
  untouched: "unmet",
  added: "met",
  changed: "caught",
  wrong: "failed",
};

/** An SVG with its style, to be its own file. */
export function drawSvgFile(
  graph: Graph,
  arrange: Arrange,
  view: { label: string; notes: StateNotes | undefined; taken: TakenTransitions | undefined },
): string {
  const svg = drawSvg(graph, arrange, {
    label: view.label,
    taken: view.taken,
    noteOf: ({ name, type }) => {
      const note = view.notes?.get(name);
      return { kind: note ? svgKinds[note.status] : "", text: note?.text ?? type, title: `${name} (${type})` };
    },
  });
  return `${svg.replace("<defs>", `<style>${graphStyle}</style><defs>`)}\n`;
}

/** Style of the graph alone, for an SVG in its own file; pages bring the same names in their own style. */
const graphStyle = `
svg.graph{--ink:#1c2430;--dim:#5b6675;--card:#f5f7fa;--line:#8a94a3;--accepted:#1d7a50;--refused:#8f5f00;--failed:#b8303f;--mark:#2f62c4;font-family:system-ui,sans-serif;background:#fff}
.state rect{fill:var(--card);stroke:var(--line);stroke-width:1.5}.state.met>rect:first-of-type{stroke:var(--accepted)}.state.failed>rect:first-of-type{stroke:var(--failed)}.state.caught>rect:first-of-type{stroke:var(--refused)}.state.running>rect:first-of-type{stroke:var(--mark)}.state.unmet>rect{stroke-dasharray:4 4}.state.unmet>.name{fill:var(--dim)}
.state>text{text-anchor:middle}.state .name{fill:var(--ink);font-size:13px;font-weight:600}.state .count{fill:var(--dim);font-size:12px}
.state rect.succeeded{fill:var(--accepted);stroke:none}.state rect.caught{fill:var(--refused);stroke:none}.state rect.failed{fill:var(--failed);stroke:none}
.way{fill:none;stroke:var(--dim);stroke-width:1.5}.way.caught{stroke:var(--refused);stroke-dasharray:5 4}.way.taken{stroke-width:2.5}.tip{fill:var(--dim);fill:context-stroke}.label{fill:var(--dim);font-size:11px}.point{fill:var(--dim);font-size:12px;text-anchor:middle}
@media(prefers-color-scheme:dark){svg.graph{--ink:#e6eaf0;--dim:#9aa5b4;--card:#1e252f;--line:#5b6675;--accepted:#41b883;--refused:#e0ac46;--failed:#e5697a;--mark:#7aa5f5;background:#151a21}}
`;

function drawLevel(layout: Layout, view: SvgView): string {
  return [
    ...layout.routes.map((route) => drawRoute(route, view)),
    ...layout.boxes.map((box) => drawBox(box, view)),
  ].join("");
}

function drawBox(box: Box, view: SvgView): string {
  const [width, height] = [box.width * cell.x, box.height * cell.y];
  const place = `transform="translate(${box.x * cell.x} ${box.y * cell.y})"`;
  const centre = width / 2;
  if (isPoint(box.state))
    return `<g ${place}><text class="point" x="${centre}" y="16">${escapeMarkup(box.state.type)}</text></g>`;
  const note = view.noteOf(box.state);
  const inner = box.inner.map(
    ({ x, y, layout }) => `<g transform="translate(${x * cell.x} ${y * cell.y})">${drawLevel(layout, view)}</g>`,
  );
  const drawn = [
    `<g class="state ${note.kind}" ${place}>`,
    `<title>${escapeMarkup(note.title)}</title>`,
    `<rect width="${width}" height="${height}" rx="8"/>`,
    `<text x="${centre}" y="20" class="name">${escapeMarkup(box.state.name)}</text>`,
    `<text x="${centre}" y="37" class="count">${escapeMarkup(note.text)}</text>`,
    drawShares(note, width),
    ...inner,
    "</g>",
  ].join("");
  return note.href === undefined ? drawn : `<a href="${escapeMarkup(note.href)}">${drawn}</a>`;
}

function drawShares({ shares = [] }: SvgNote, width: number): string {
  const room = width - 24;
  let x = 12;
  return shares
    .map(({ kind, share }) => {
      const length = room * share;
      const bar =
        length === 0 ? "" : `<rect class="${kind}" x="${round(x)}" y="46" width="${round(length)}" height="6"/>`;
      x += length;
      return bar;
    })
    .join("");
}

function drawRoute(route: Route, view: SvgView): string {
  const { edge } = route;
  const taken = view.taken?.has(transitionKey(edge.from, edge.to)) ?? false;
  const classes = ["way", ...(edge.kind === "catch" ? ["caught"] : []), ...(taken ? ["taken"] : [])].join(" ");
  const path = `<path class="${classes}" d="${pathOf(route.points)}" marker-end="url(#tip)"/>`;
  if (!route.label) return path;
  const { x, y } = route.label;
  return `${path}<text class="label" x="${x * cell.x - 4}" y="${y * cell.y + 10}">${escapeMarkup(labelOf(edge))}</text>`;
}

/** Straight parts with round corners, from the edge of one box to the edge of the other. */
function pathOf(points: readonly Point[]): string {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return "";
  const middles = points.map(({ x, y }) => ({ x: (x + 0.5) * cell.x, y: (y + 0.5) * cell.y }));
  const towards = (from: Point, to: Point | undefined): Point =>
    to && to.y === from.y
      ? { x: Math.sign(from.x - to.x) * cell.x, y: 0 }
      : { x: 0, y: Math.sign(from.y - (to?.y ?? from.y - 1)) * cell.y };
  const [start, end] = [middles[0] ?? first, middles.at(-1) ?? last];
  const [outwards, inwards] = [towards(start, middles[1]), towards(end, middles.at(-2))];
  const all = [
    { x: start.x + outwards.x / 2, y: start.y + outwards.y / 2 },
    ...middles,
    { x: end.x + inwards.x / 2, y: end.y + inwards.y / 2 },
  ];
  return all
    .map((point, index) => {
      const [before, after] = [all[index - 1], all[index + 1]];
      if (!before) return `M${round(point.x)} ${round(point.y)}`;
      const straight =
        !after || (before.x === point.x && after.x === point.x) || (before.y === point.y && after.y === point.y);
      if (straight) return `L${round(point.x)} ${round(point.y)}`;
      const [from, to] = [near(point, before), near(point, after)];
      return `L${round(from.x)} ${round(from.y)}Q${round(point.x)} ${round(point.y)} ${round(to.x)} ${round(to.y)}`;
    })
    .join("");
}

/** A point on the way to a neighbour at which a corner begins. */
function near(corner: Point, neighbour: Point): Point {
  const distance = Math.abs(neighbour.x - corner.x) + Math.abs(neighbour.y - corner.y);
  const part = Math.min(6, distance / 2) / Math.max(1, distance);
  return { x: corner.x + (neighbour.x - corner.x) * part, y: corner.y + (neighbour.y - corner.y) * part };
}

function labelOf(edge: GraphEdge): string {
  return cutText(edge.kind === "default" ? "else" : edge.labels.join(", ").replaceAll(/\s+/g, " "), longestLabel);
}

function isPoint({ type }: GraphState): boolean {
  return type === "Start" || type === "End";
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
