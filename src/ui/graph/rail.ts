import stringWidth from "string-width";
import { makePrintable } from "../../text/printable.ts";
import { wrapText } from "../terminal/wrap-text.ts";
import type { Ink, Run } from "./painting/cell-grid.ts";
import { cutText } from "./painting/cut-text.ts";
import type { Graph, GraphEdge, GraphState } from "./machine-graph.ts";
import { inkOfNote, signOfNote } from "./signs.ts";
import { transitionKey, type StateNotes, type TakenTransitions } from "./state-note.ts";
import { titleOf } from "./painting/text-measure.ts";

export interface RailView {
  readonly columns: number;
  /** Lines there are: labels are cut to one line each. Without it, they are whole. */
  readonly rows?: number | undefined;
  readonly unicode: boolean;
  readonly notes?: StateNotes | undefined;
  readonly taken?: TakenTransitions | undefined;
}

interface Strokes {
  readonly first: string;
  readonly state: string;
  readonly last: string;
  readonly along: string;
  readonly to: string;
  readonly caught: string;
  readonly alone: string;
}

const unicodeStrokes: Strokes = { first: "┌", state: "├", last: "└", along: "│", to: "→", caught: "⇢", alone: "╶" };
const asciiStrokes: Strokes = { first: ",", state: "*", last: "`", along: "|", to: "->", caught: "~>", alone: "-" };

/** The signs of a rail. */
export function strokesOf(unicode: boolean): Strokes {
  return unicode ? unicodeStrokes : asciiStrokes;
}

/**
 * A machine as one line per state, in the order of the usual way through it. A transition to the state on the next
 * line is the rail itself; every other one is named below its state. It fits any width and reads well aloud.
 */
export function drawRail(graph: Graph, view: RailView): Run[][] {
  return drawLevel(graph, view, { prefix: [], outermost: true });
}

function drawLevel(
  graph: Graph,
  view: RailView,
  { prefix, outermost }: { prefix: readonly Run[]; outermost: boolean },
): Run[][] {
  const strokes = strokesOf(view.unicode);
  const order = orderStates(graph);
  const leaving = Map.groupBy(graph.edges, ({ from }) => from);
  return order.flatMap((state, index) => {
    const next = order[index + 1];
    const edges = leaving.get(state.name) ?? [];
    const onward = next && edges.find((edge) => edge.to === next.name && edge.kind === "next");
    const continued = order[index - 1];
    const reached =
      continued && (leaving.get(continued.name) ?? []).some((edge) => edge.to === state.name && edge.kind === "next");
    const ended = outermost && state.ends && state.type !== "Fail" && state.type !== "Succeed";
    const goesOn = onward !== undefined || ended;
    const mark = goesOn ? (reached ? strokes.state : strokes.first) : reached ? strokes.last : strokes.alone;
    const along = goesOn ? strokes.along : " ";
    const below = [...prefix, plain(`${along} `)];
    const others = edges.filter((edge) => edge !== onward);
    return [
      drawState(state, view, [...prefix, plain(`${mark} `)]),
      ...state.inner.flatMap((inner) => drawLevel(inner, view, { prefix: [...below, plain(" ")], outermost: false })),
      ...others.flatMap((edge) => drawEdge(edge, view, below)),
      ...(ended ? [[...prefix, plain(`${strokes.last} `), plain("End")]] : []),
    ];
  });
}

/** Fewer columns say nothing of a label. */
const leastLabel = 14;

function plain(text: string): Run {
  return { text, ink: "plain" };
}

/** The start, then always the next state that is not drawn yet; others when the way through ends. */
export function orderStates(graph: Graph): GraphState[] {
  const byName = new Map(graph.states.map((state) => [state.name, state]));
  const leaving = Map.groupBy(graph.edges, ({ from }) => from);
  const order: GraphState[] = [];
  const waiting = graph.states.map(({ name }) => name).toReversed();
  while (waiting.length > 0) {
    const name = waiting.pop() ?? "";
    const state = byName.get(name);
    if (!state) continue;
    byName.delete(name);
    order.push(state);
    // What is pushed last is drawn first: Next, then the ways of a Choice in their order, then Default.
    const rank = { next: 3, default: 1, choice: 2, catch: 0 };
    const edges = (leaving.get(name) ?? []).toReversed().toSorted((one, other) => rank[one.kind] - rank[other.kind]);
    const caught = edges.filter(({ kind }) => kind === "catch");
    waiting.unshift(...caught.map(({ to }) => to).filter((to) => !waiting.includes(to)));
    waiting.push(...edges.filter(({ kind }) => kind !== "catch").map(({ to }) => to));
  }
  return order;
}

function drawState(state: GraphState, view: RailView, prefix: readonly Run[]): Run[] {
  const note = view.notes?.get(state.name);
  const sign = note ? signOfNote(note, view) : "";
  const room = view.columns - widthOf(prefix);
  const aside = note?.text === undefined ? "" : makePrintable(note.text);
  const title = titleOf(state, { sign, room: 200, unicode: view.unicode });
  const kind = state.type === "Fail" || state.type === "Succeed" ? ` (${state.type})` : "";
  const forAside =
    aside === "" ? 0 : Math.min(stringWidth(aside), Math.max(8, room - stringWidth(title + kind) - 2)) + 2;
  const shown = cutText(`${title}${kind}`, Math.max(8, room - forAside));
  const rest = room - stringWidth(shown) - 2;
  const padding = Math.max(
    2,
    Math.min(rest, Math.min(30, Math.floor(view.columns / 2)) - widthOf(prefix) - stringWidth(shown)),
  );
  const ink: Ink = note ? inkOfNote(note) : "strong";
  if (aside === "" || rest < 4) return [...prefix, { text: shown, ink }];
  return [
    ...prefix,
    { text: shown, ink },
    { text: `${" ".repeat(padding)}${cutText(aside, room - stringWidth(shown) - padding)}`, ink: "dim" },
  ];
}

/** A label that does not fit beside the name of its target stands below it. */
function drawEdge(edge: GraphEdge, view: RailView, prefix: readonly Run[]): Run[][] {
  const strokes = strokesOf(view.unicode);
  const arrow = edge.kind === "catch" ? strokes.caught : strokes.to;
  const labels = edge.kind === "default" ? "else" : makePrintable(edge.labels.join(", ")).replaceAll("\n", " ");
  const room = view.columns - widthOf(prefix) - stringWidth(arrow) - 1;
  const name = cutText(makePrintable(edge.to).replaceAll("\n", " "), room);
  const left = room - stringWidth(name);
  const least = stringWidth(labels) + 2;
  const fits = left >= (view.rows === undefined ? least : Math.min(leastLabel, least));
  const taken = view.taken?.has(transitionKey(edge.from, edge.to)) ?? false;
  const ink: Ink = taken ? (edge.kind === "catch" ? "warn" : "good") : "dim";
  if (labels === "") return [[...prefix, { text: `${arrow} ${name}`, ink }]];
  if (fits) return [[...prefix, { text: `${arrow} ${name}${cutText(`: ${labels}`, left)}`, ink }]];
  const indent = " ".repeat(stringWidth(arrow) + 1);
  const labelLines = view.rows === undefined ? wrapText(labels, room).split("\n") : [cutText(labels, room)];
  return [
    [...prefix, { text: `${arrow} ${cutText(name, room - 1)}:`, ink }],
    ...labelLines.map((text): Run[] => [...prefix, { text: `${indent}${text}`, ink }]),
  ];
}

function widthOf(runs: readonly Run[]): number {
  return runs.reduce((sum, { text }) => sum + stringWidth(text), 0);
}
