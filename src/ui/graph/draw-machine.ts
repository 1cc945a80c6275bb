import type { Terminal } from "../terminal/terminal.ts";
import { paint } from "../terminal/terminal.ts";
import { drawGraph } from "./draw-graph.ts";
import { readGraph } from "./machine-graph.ts";
import type { StateNotes, TakenTransitions } from "./state-note.ts";

/** The forms a machine can be drawn in. */
export const graphForms = ["text", "rail", "svg", "mermaid"] as const;
export type GraphForm = (typeof graphForms)[number];

interface MachineDrawing {
  readonly definition: string;
  readonly form?: GraphForm | undefined;
  readonly notes?: StateNotes | undefined;
  readonly taken?: TakenTransitions | undefined;
  /** The SVG's own description. */
  readonly label?: string | undefined;
}

/** Draws a definition in any form; undefined where it has no states. */
export async function drawMachine(drawing: MachineDrawing, terminal: Terminal): Promise<string | undefined> {
  const graph = readGraph(drawing.definition);
  if (!graph) return undefined;
  const { form = "text", notes, taken } = drawing;
  if (form === "mermaid") return (await import("./painting/mermaid.ts")).drawMermaid(graph);
  const { loadArrange } = await import("./arrangement/arrange.ts");
  const arrange = await loadArrange();
  if (form === "svg") {
    const { drawSvgFile } = await import("./painting/paint-svg.ts");
    return drawSvgFile(graph, arrange, { label: drawing.label ?? "", notes, taken });
  }
  const { columns, unicode } = terminal;
  return drawGraph(graph, arrange, { columns, unicode, notes, taken, form, colours: showsColours() }).join("\n");
}

/** Whether stdout shows colours: `NO_COLOR`, `FORCE_COLOR` and pipes are respected. */
function showsColours(): boolean {
  return paint("bold", "x", process.stdout) !== "x";
}
