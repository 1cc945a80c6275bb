import type { Words } from "../../text/words.ts";
import type { InspectedState } from "../../workshop/inspect/execution-view.ts";
import { cutText } from "../graph/painting/cut-text.ts";
import { paint, type Terminal } from "../terminal/terminal.ts";
import { padCells, widest } from "../terminal/width.ts";
import { durationFormat } from "../terminal/quantity.ts";
import { fillLines } from "../terminal/wrap-text.ts";
import { createTimeScale, type TimeScale } from "./time-scale.ts";

interface Marks {
  readonly works: string;
  readonly waits: string;
  readonly backOff: string;
  readonly group: string;
  readonly succeeded: string;
  readonly caught: string;
  readonly failed: string;
  readonly running: string;
  readonly gap: string;
}

const unicodeMarks: Marks = {
  works: "▓",
  waits: "▒",
  backOff: "·",
  group: "─",
  succeeded: "✔",
  caught: "!",
  failed: "✖",
  running: "…",
  gap: "┆",
};
const asciiMarks: Marks = {
  works: "#",
  waits: "%",
  backOff: ".",
  group: "-",
  succeeded: "ok",
  caught: "!",
  failed: "x",
  running: ">",
  gap: ":",
};

/** Each visit of a state on its own line along the execution's time, and below them what the signs mean. */
export function drawTimeline(states: readonly InspectedState[], terminal: Terminal, words: TimelineWords): string {
  const marks = terminal.unicode ? unicodeMarks : asciiMarks;
  const { axis, rows } = drawTimelineRows(states, terminal, words);
  const legend = fillLines(words.say("timeline-legend", marks).split(/ {2,}/), terminal.columns);
  const retried = hasNotes(terminal) ? [] : states.filter(({ tries }) => tries.length > 1);
  const attempts = retried.map(
    ({ name, tries }) => `${name}: ${words.say("timeline-attempts", { count: tries.length })}`,
  );
  return [axis, ...rows, "", ...legend, ...attempts].join("\n");
}

type TimelineWords = Words<"screen-execution" | "outcome">;

/** Whether there is room beside the rows for errors and numbers of attempts. */
function hasNotes({ columns }: Terminal): boolean {
  return columns >= 70;
}

/** The execution's time, and a line for each visit of a state: its tries, waits and how it ended. */
export function drawTimelineRows(
  states: readonly InspectedState[],
  terminal: Terminal,
  words: TimelineWords,
): { readonly axis: string; readonly rows: readonly string[] } {
  const marks = terminal.unicode ? unicodeMarks : asciiMarks;
  const format = durationFormat(Math.max(0, ...states.map(({ durationMs }) => durationMs)));
  const most = Math.max(12, Math.floor(terminal.columns / 3));
  const labels = states.map(({ name, depth }) => cutText(`${"  ".repeat(depth)}${name}`, most));
  const labelWidth = widest(labels);
  const durations = states.map(({ durationMs }) => format(durationMs));
  const durationWidth = widest(durations);
  const signWidth = widest([marks.succeeded]);
  const notes = states.map((state) => noteOf(state, words));
  const noteWidth = hasNotes(terminal) ? Math.min(24, widest(notes)) : 0;
  const room = Math.max(8, Math.min(72, terminal.columns - labelWidth - durationWidth - noteWidth - signWidth - 7));
  const scale = createTimeScale(states.flatMap(momentsOf), room, marks.gap);
  const rows = states.map((state, index) => {
    const bar = drawBar(state, scale, marks);
    const sign = padCells(marks[state.status === "aborted" ? "failed" : state.status], signWidth);
    const line = `${padCells(labels[index] ?? "", labelWidth)}  ${bar}  ${colourOf(state.status, sign)} ${padCells(durations[index] ?? "", durationWidth, "start")}`;
    const note = cutText(notes[index] ?? "", noteWidth);
    return note === "" ? line : `${line}  ${paint("dim", note)}`;
  });
  return { axis: `${" ".repeat(labelWidth + 2)}${drawAxis(scale, format)}`, rows };
}

function momentsOf({ startMs, durationMs, tries }: InspectedState): number[] {
  return [
    startMs,
    startMs + durationMs,
    ...tries.flatMap(({ scheduledMs, startedMs, endedMs }) => [
      scheduledMs,
      startedMs ?? scheduledMs,
      endedMs ?? scheduledMs,
    ]),
  ];
}

function noteOf({ tries, error }: InspectedState, words: Words<"screen-execution" | "outcome">): string {
  return [
    ...(tries.length > 1 ? [words.say("timeline-attempts", { count: tries.length })] : []),
    ...(error === undefined ? [] : [error]),
  ].join(", ");
}

function drawBar(state: InspectedState, scale: TimeScale, marks: Marks): string {
  const cells: string[] = Array.from({ length: scale.columns }, () => " ");
  const fill = (fromMs: number, toMs: number, mark: string): void => {
    const [from, to] = [scale.columnOf(fromMs), scale.columnOf(toMs)];
    for (let column = from; column <= Math.max(from, to - 1); column += 1) cells[column] = mark;
  };
  const end = state.startMs + state.durationMs;
  const waits = state.type === "Wait";
  const whole =
    state.tries.length > 0
      ? marks.backOff
      : waits
        ? marks.waits
        : state.type === "Parallel" || state.type === "Map"
          ? marks.group
          : marks.works;
  fill(state.startMs, end, whole);
  for (const { scheduledMs, startedMs, endedMs, status } of state.tries) {
    const [begun, ended] = [startedMs ?? scheduledMs, endedMs ?? end];
    if (begun > scheduledMs && scale.columnOf(begun) > scale.columnOf(scheduledMs))
      fill(scheduledMs, begun, marks.waits);
    fill(begun, ended, marks.works);
    if (status === "failed") cells[Math.max(scale.columnOf(begun), scale.columnOf(ended) - 1)] = marks.failed;
  }
  for (const { column, label } of scale.collapsed)
    for (const at of [column, column + label.length - 1]) cells[at] = marks.gap;
  return colourOf(state.status, cells.join(""));
}

function colourOf(status: InspectedState["status"], text: string): string {
  const colours = { succeeded: "green", caught: "yellow", failed: "red", aborted: "red", running: "cyan" } as const;
  return paint(colours[status], text);
}

/** Moments above the bars: the beginning, the end, and the waits that are left out, in words. */
function drawAxis(scale: TimeScale, format: (ms: number) => string): string {
  const cells: string[] = Array.from({ length: scale.columns }, () => " ");
  const write = (column: number, text: string): void => {
    const from = Math.max(0, Math.min(column, cells.length - text.length));
    if (cells.slice(Math.max(0, from - 1), from + text.length + 1).some((cell) => cell !== " ")) return;
    for (const [index, character] of [...text].entries()) cells[from + index] = character;
  };
  for (const { column, label } of scale.collapsed) write(column, label);
  write(0, "0");
  const last = scale.lastMs;
  write(scale.columns - 1, format(last));
  for (const part of [0.25, 0.5, 0.75])
    write(Math.floor(scale.columns * part), scale.collapsed.length > 0 ? "" : format(last * part));
  return paint("dim", cells.join("").trimEnd());
}
