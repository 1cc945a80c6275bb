import { nameOfArn } from "../../arn.ts";
import type { StateLog } from "../../workshop/inspect/state-log.ts";
import type { InspectedRun, InspectedState } from "../../workshop/inspect/execution-view.ts";
import { foldLines } from "../terminal/fold-lines.ts";
import { fillLines } from "../terminal/wrap-text.ts";
import { cutText } from "../graph/painting/cut-text.ts";
import { describeOutcome } from "../results/run-text.ts";
import { paint, type Terminal } from "../terminal/terminal.ts";
import { cutCells, width } from "../terminal/width.ts";
import { drawPane, type PaneWords, type StatePane } from "./execution-pane.ts";
import { drawTimelineRows } from "./timeline.ts";

/** An execution on a screen of keys. */
export interface ExecutionKeys {
  /** Takes a key; false when it ends the screen. */
  press(key: string): boolean;
  /** Exactly as many lines as the terminal has rows, at most. */
  draw(terminal: Terminal & { readonly rows: number }): string;
  /** The chosen state, where its log is to be shown and is not there yet. */
  wantedLog(): InspectedState | undefined;
  setLog(state: InspectedState, log: readonly StateLog[]): void;
  /** Takes what a later look at the same execution found. */
  renew(run: InspectedRun): void;
}

const paneKeys: Readonly<Record<string, StatePane>> = {
  d: "changes",
  e: "events",
  i: "input",
  o: "output",
  l: "log",
};

/** Whether a key opens an execution's data: those that name a part of it, and those that move. */
export function opensExecution(key: string): boolean {
  return key in paneKeys || movesOf(key) !== undefined;
}

function movesOf(key: string): number | undefined {
  if (key === "j" || key === "down") return 1;
  return key === "k" || key === "up" ? -1 : undefined;
}

/**
 * Lets a person go through the states of an execution, and see what each got, gave and wrote. While it runs, its newest
 * state is the chosen one until the person chooses another.
 */
export function createExecutionKeys(first: InspectedRun, words: PaneWords): ExecutionKeys {
  const logs = new Map<string, readonly StateLog[]>();
  let run = first;
  let at = chooseState(run);
  let chosenByPerson = false;
  let pane: StatePane = "changes";
  let skipped = 0;
  let pageRows = 10;

  function move(by: number): void {
    at = Math.max(0, Math.min(run.states.length - 1, at + by));
    skipped = 0;
    chosenByPerson = true;
  }

  /** A state that still runs writes more: its log is another one later. */
  function logName(state: InspectedState): string {
    return `${run.states.indexOf(state)} ${state.status} ${state.tries.length}`;
  }

  return {
    press(key) {
      if (key === "q" || key === "escape" || key === "end" || key === "interrupt") return false;
      const [chosen, moves] = [paneKeys[key], movesOf(key)];
      if (chosen) [pane, skipped] = [chosen, 0];
      else if (moves !== undefined) move(moves);
      else if (key === " " || key === "pagedown") skipped += pageRows;
      else if (key === "b" || key === "pageup") skipped = Math.max(0, skipped - pageRows);
      return true;
    },
    draw(terminal) {
      const { columns, rows } = terminal;
      const state = run.states[at];
      const head = paint("bold", cutText(describeHead(run, words), columns));
      const keys = fillLines(words.say("execution-keys").split(/ {2,}/), columns).map((line) => paint("dim", line));
      if (!state) return [head, "", ...keys].join("\n");
      const timeline = drawRows(run, { at, terminal, most: Math.max(3, Math.floor((rows - 4) / 2)), words });
      pageRows = Math.max(1, rows - timeline.length - 3 - keys.length);
      const lines = foldLines(drawPane(pane, { run, at, log: logs.get(logName(state)), words }), columns)
        .split("\n")
        .flatMap((line) => breakLine(line, columns));
      skipped = Math.min(skipped, Math.max(0, lines.length - pageRows));
      const shown = lines.slice(skipped, skipped + pageRows);
      const below = lines.length - skipped - shown.length;
      const title = words.say("execution-pane", { state: state.name, pane, below });
      const empty = Array.from({ length: pageRows - shown.length }, () => "");
      return [head, ...timeline, paint("dim", cutText(title, columns)), ...shown, ...empty, ...keys].join("\n");
    },
    wantedLog() {
      const state = run.states[at];
      return pane === "log" && state && !logs.has(logName(state)) ? state : undefined;
    },
    setLog(state, log) {
      logs.set(logName(state), log);
    },
    renew(later) {
      run = later;
      if (!chosenByPerson) at = chooseState(run);
    },
  };
}

/** The newest state of an execution that runs; afterwards the first one that something went wrong in. */
function chooseState({ execution, states }: InspectedRun): number {
  if (execution.status === "RUNNING") return Math.max(0, states.length - 1);
  return Math.max(
    0,
    states.findIndex(({ status }) => status === "failed" || status === "caught"),
  );
}

/** A word that is wider than the terminal would take a row more than it is counted for. */
function breakLine(line: string, columns: number): string[] {
  const rows: string[] = [];
  let rest = line;
  while (width(rest) > columns) {
    const [fitting, after] = cutCells(rest, columns);
    rows.push(fitting);
    rest = after;
  }
  return [...rows, rest];
}

function describeHead({ execution, outcome }: InspectedRun, words: PaneWords): string {
  const machine = nameOfArn(execution.machineArn);
  // A narrow terminal cuts the end.
  return [execution.status ?? "", describeOutcome(outcome, words), machine, execution.name].join(" · ");
}

/** The timeline's rows around the chosen one, which is marked. */
function drawRows(
  run: InspectedRun,
  { at, terminal, most, words }: { at: number; terminal: Terminal; most: number; words: PaneWords },
): string[] {
  const mark = terminal.unicode ? "❯" : ">";
  const narrower = { ...terminal, columns: terminal.columns - 2 };
  const { axis, rows } = drawTimelineRows(run.states, narrower, words);
  const from = Math.max(0, Math.min(at - Math.floor(most / 2), rows.length - most));
  const shown = rows.map((row, index) => `${index === at ? paint("bold", mark) : " "} ${row}`);
  return [`  ${axis}`, ...shown.slice(from, from + most)];
}
