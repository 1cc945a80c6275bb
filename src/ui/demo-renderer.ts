import type { ProgressArea } from "../text/areas.ts";
import type { Words } from "../text/words.ts";
import type { WorkshopEvent } from "../workshop/port.ts";
import { loadArrange } from "./graph/arrange.ts";
import { drawGraph } from "./graph/draw-graph.ts";
import { readGraph } from "./graph/machine-graph.ts";
import type { StateNote } from "./graph/state-note.ts";
import type { Renderer } from "./renderer.ts";
import { paint, type Terminal } from "./terminal.ts";
import { writeAside } from "./write.ts";

/**
 * Shows of each stage its heading, its graph with what was added, and one line per photo. Loaded before the first
 * event, so that nothing waits while events pass.
 */
export async function createDemoRenderer(
  renderer: Renderer,
  { terminal }: { terminal: Terminal; words: Words<ProgressArea> },
): Promise<Renderer> {
  const arrange = await loadArrange();

  function drawStage({ definition, adds }: Extract<WorkshopEvent, { type: "machine-deployed" }>): string {
    const graph = readGraph(definition);
    if (!graph) return "";
    const notes = new Map<string, StateNote>(adds.map((name) => [name, { status: "added" }]));
    const colours = paint("bold", "x", process.stderr) !== "x";
    const { columns, unicode } = terminal;
    return drawGraph(graph, arrange, { columns, unicode, colours, notes, form: "text" }).join("\n");
  }

  return {
    ...renderer,
    show(event) {
      switch (event.type) {
        case "machine-deployed":
          renderer.pause();
          void writeAside(drawStage(event));
          return;
        case "chapter":
          // A photo's own heading says no more than its line.
          if (typeof event.title === "string" || event.title.code !== "demo-chapter-photo") renderer.show(event);
          return;
        case "state":
        case "execution-started":
        case "execution-ended":
          return;
        default:
          renderer.show(event);
      }
    },
  };
}
