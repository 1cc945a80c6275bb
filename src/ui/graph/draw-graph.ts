import { styleText } from "node:util";
import type { Arrange } from "./arrangement/arrange.ts";
import type { Ink, Run } from "./painting/cell-grid.ts";
import { layOut } from "./arrangement/lay-out.ts";
import { listCutLabels } from "./list-cut-labels.ts";
import type { Layout } from "./arrangement/layout.ts";
import { allStates, withStartAndEnd, type Graph } from "./machine-graph.ts";
import { drawCondensedRail } from "./condensed-rail.ts";
import { drawRail } from "./rail.ts";
import { paintText } from "./painting/paint-text.ts";
import type { StateNotes, TakenTransitions } from "./state-note.ts";
import { measureText, type TextRoom } from "./painting/text-measure.ts";

/** How a machine is to be drawn in a terminal. */
export interface GraphView {
  /** Cells a line may have. */
  readonly columns: number;
  /** Lines there are; more are drawn by the rail. Without it, any number. */
  readonly rows?: number | undefined;
  readonly unicode: boolean;
  readonly notes?: StateNotes | undefined;
  readonly taken?: TakenTransitions | undefined;
  /** Whether colours are shown. */
  readonly colours: boolean;
  /** `text`: boxes where they fit; `rail`: one line per state; `condensed`: one line per outer state. */
  readonly form: "text" | "rail" | "condensed";
}

/** A drawing that can be repeated with other notes without laying it out again. */
export interface GraphDrawing {
  readonly form: "text" | "rail";
  draw(notes: StateNotes | undefined, taken: TakenTransitions | undefined): string[];
}

/** More states than anyone reads as boxes. */
const mostBoxes = 60;

/** From the fullest to the narrowest. */
const rooms: readonly { readonly room: TextRoom; readonly ends: boolean }[] = [
  { room: { name: 80, label: 40 }, ends: true },
  { room: { name: 80, label: 24 }, ends: true },
  { room: { name: 80, label: 16 }, ends: false },
  { room: { name: 40, label: 10 }, ends: false },
  { room: { name: 24, label: 8 }, ends: false },
];

/** Draws a machine: boxes where they fit into the columns, else a rail. */
export function drawGraph(graph: Graph, arrange: Arrange, view: GraphView): string[] {
  return prepareGraph(graph, arrange, view).draw(view.notes, view.taken);
}

/** Lays a machine out once, to be painted many times. */
export function prepareGraph(graph: Graph, arrange: Arrange, view: GraphView): GraphDrawing {
  if (view.form === "condensed")
    return {
      form: "rail",
      draw: (notes, taken) => drawCondensedRail(graph, { ...view, notes, taken }).map((runs) => colour(runs, view)),
    };
  const fitted = view.form === "rail" ? undefined : fitLayout(graph, arrange, view);
  if (!fitted)
    return {
      form: "rail",
      draw: (notes, taken) => drawRail(graph, { ...view, notes, taken }).map((runs) => colour(runs, view)),
    };
  return {
    form: "text",
    draw: (notes, taken) => {
      const drawn = paintText(fitted.layout, { ...view, notes, taken, room: fitted.room });
      // Where lines are few, as in a live run, the drawing alone is shown.
      const below = view.rows === undefined ? listCutLabels(graph, { ...view, room: fitted.room }) : [];
      return [...drawn, ...below].map((runs) => colour(runs, view));
    },
  };
}

function fitLayout(graph: Graph, arrange: Arrange, view: GraphView): { layout: Layout; room: TextRoom } | undefined {
  if (allStates(graph).length > mostBoxes) return undefined;
  for (const { room, ends } of rooms) {
    const measure = measureText({ room, unicode: view.unicode, signed: view.notes !== undefined });
    const layout = layOut(ends ? withStartAndEnd(graph) : graph, { measure, arrange });
    if (layout.width <= view.columns && layout.height <= (view.rows ?? Number.POSITIVE_INFINITY))
      return { layout, room };
  }
  return undefined;
}

const styles: Readonly<Partial<Record<Ink, Parameters<typeof styleText>[0]>>> = {
  dim: "dim",
  good: "green",
  bad: "red",
  warn: "yellow",
  busy: "cyan",
  new: ["green", "bold"],
  strong: "bold",
};

function colour(runs: readonly Run[], { colours }: GraphView): string {
  const kept = runs.map(({ text, ink }, index) => ({ text: index === runs.length - 1 ? text.trimEnd() : text, ink }));
  return kept
    .map(({ text, ink }) => {
      const style = styles[ink];
      return colours && style && text.trim() !== "" ? styleText(style, text, { validateStream: false }) : text;
    })
    .join("")
    .trimEnd();
}
