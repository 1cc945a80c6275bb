import stringWidth from "string-width";
import { makePrintable } from "../../text/printable.ts";
import type { Ink, Run } from "./painting/cell-grid.ts";
import { cutText } from "./painting/cut-text.ts";
import type { Graph, GraphEdge, GraphState } from "./machine-graph.ts";
import { orderStates, type RailView } from "./rail.ts";
import { inkOfNote, signOfNote } from "./signs.ts";
import { titleOf } from "./painting/text-measure.ts";

/** Cells before the names of where else a state leads. */
const widestTitle = 46;

/**
 * A machine in as few lines as it has outer states: what runs inside of a state stands behind it, and so do the other
 * states that it leads to. A transition to the state on the next line is not named.
 */
export function drawCondensedRail(graph: Graph, view: RailView): Run[][] {
  const order = orderStates(graph);
  const leaving = Map.groupBy(graph.edges, ({ from }) => from);
  const heads = order.map((state) => headOf(state, view));
  const room = Math.min(widestTitle, Math.max(...heads.map((runs) => widthOf(runs)), 0) + 2);
  return order.map((state, index) => {
    const next = order[index + 1];
    const edges = leaving.get(state.name) ?? [];
    const onward = edges.find(({ to, kind }) => to === next?.name && kind === "next");
    const before = order[index - 1];
    const reached = (leaving.get(before?.name ?? "") ?? []).some(
      ({ to, kind }) => to === state.name && kind === "next",
    );
    const others = edges.filter((edge) => edge !== onward);
    const runs = [{ text: markOf({ reached, goesOn: onward !== undefined }, view), ink: "plain" as const }];
    return cutRuns(
      [...runs, ...(heads[index] ?? []), ...asideOf(others, room - widthOf(heads[index] ?? []), view)],
      view,
    );
  });
}

function markOf({ reached, goesOn }: { reached: boolean; goesOn: boolean }, { unicode }: RailView): string {
  if (goesOn) return reached ? (unicode ? "├ " : "+ ") : unicode ? "┌ " : ", ";
  return reached ? (unicode ? "└ " : "` ") : unicode ? "╶ " : "- ";
}

/** A state's title, and what runs inside of it. */
function headOf(state: GraphState, view: RailView): Run[] {
  const inner = state.inner.map((graph) => orderStates(graph).map((part) => titledRun(part, view)));
  if (inner.length === 0) return [titledRun(state, view)];
  const [between, onward] = view.unicode ? [" ∥ ", " → "] : [" | ", " -> "];
  const branches = inner.flatMap((parts, index) => [
    ...(index === 0 ? [] : [plain(between)]),
    ...parts.flatMap((part, at) => (at === 0 ? [part] : [plain(onward), part])),
  ]);
  return [titledRun(state, view), plain(": "), ...branches];
}

function titledRun(state: GraphState, view: RailView): Run {
  const note = view.notes?.get(state.name);
  const sign = note ? signOfNote(note, view) : "";
  const ink: Ink = note ? inkOfNote(note) : "plain";
  return { text: titleOf(state, { sign, room: 80, unicode: view.unicode }), ink };
}

function asideOf(edges: readonly GraphEdge[], gap: number, { unicode }: RailView): Run[] {
  if (edges.length === 0) return [];
  const named = (arrow: string, chosen: readonly GraphEdge[]): string[] => {
    const names = [...new Set(chosen.map(({ to }) => makePrintable(to).replaceAll("\n", " ")))];
    return names.length === 0 ? [] : [`${arrow} ${names.join(", ")}`];
  };
  const text = [
    ...named(
      unicode ? "→" : "->",
      edges.filter(({ kind }) => kind !== "catch"),
    ),
    ...named(
      unicode ? "⇢" : "~>",
      edges.filter(({ kind }) => kind === "catch"),
    ),
  ].join("  ");
  return [{ text: `${" ".repeat(Math.max(2, gap))}${text}`, ink: "dim" }];
}

function plain(text: string): Run {
  return { text, ink: "plain" };
}

function widthOf(runs: readonly Run[]): number {
  return runs.reduce((sum, { text }) => sum + stringWidth(text), 0);
}

function cutRuns(runs: readonly Run[], { columns }: RailView): Run[] {
  let room = columns;
  return runs.flatMap(({ text, ink }) => {
    if (room < 1) return [];
    const shown = cutText(text, room);
    room -= stringWidth(shown);
    return [{ text: shown, ink }];
  });
}
