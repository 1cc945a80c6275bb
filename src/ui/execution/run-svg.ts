import { durationFormat } from "../terminal/quantity.ts";
import type { InspectedRun } from "../../workshop/inspect/execution-view.ts";
import { loadArrange } from "../graph/arrangement/arrange.ts";
import { allStates, readGraph } from "../graph/machine-graph.ts";
import { drawSvg, svgKinds } from "../graph/painting/paint-svg.ts";
import { notesOfVisits, takenTransitions } from "./state-notes.ts";

/** The graph of an execution's machine with the way it took; a state leads to the element `state-N` of its visit. */
export async function drawRunSvg(run: InspectedRun): Promise<string> {
  const graph = run.definition === undefined ? undefined : readGraph(run.definition);
  if (!graph) return "";
  const format = durationFormat(Math.max(0, ...run.states.map(({ durationMs }) => durationMs)));
  const notes = notesOfVisits(graph, run.states, format);
  const entered = new Map(run.states.map(({ name }, index) => [name, index]));
  return drawSvg(graph, await loadArrange(), {
    label: allStates(graph)
      .map(({ name }) => `${name}: ${notes.get(name)?.status ?? ""}`)
      .join("; "),
    taken: takenTransitions(graph, run.states),
    noteOf: ({ name, type }) => {
      const note = notes.get(name);
      const index = entered.get(name);
      return {
        kind: note ? svgKinds[note.status] : "",
        text: note?.text?.split("  ")[0] ?? "",
        title: `${name} (${type}): ${note?.status ?? ""} ${note?.text ?? ""}`.trim(),
        href: index === undefined ? undefined : `#state-${index}`,
      };
    },
  });
}
