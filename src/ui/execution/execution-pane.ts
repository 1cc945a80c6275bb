import type { Words } from "../../text/words.ts";
import { makePrintable } from "../../text/printable.ts";
import type { InspectedRun, TimelineEvent } from "../../workshop/inspect/execution-view.ts";
import type { StateLog } from "../../workshop/inspect/state-log.ts";
import { drawStateData } from "./state-data.ts";

/** The view of the chosen state: what it changed in the data, its events, input, output, or log. */
export type StatePane = "changes" | "events" | "input" | "output" | "log";

export type PaneWords = Words<"screen-execution" | "outcome">;

/**
 * One pane of a state, as lines that are not yet folded to the terminal's columns.
 *
 * @param shown.at the state's place among the run's states
 * @param shown.log undefined while it is being read
 */
export function drawPane(
  pane: StatePane,
  shown: { run: InspectedRun; at: number; log: readonly StateLog[] | undefined; words: PaneWords },
): string {
  const { run, at, words } = shown;
  const state = run.states[at];
  if (!state) return "";
  const view = { mostLines: undefined, complete: false };
  switch (pane) {
    case "changes":
      return drawStateData(state, run.states.slice(0, at), { view, words });
    case "events":
      return drawEvents(run.events.filter(({ visit }) => visit === at));
    case "input":
      return drawJson(words.say("data-input"), state.inputValue, state.input);
    case "output":
      return state.output === undefined && state.error !== undefined
        ? drawStateData({ ...state, input: undefined }, [], { view, words })
        : drawJson(words.say("data-output"), state.outputValue, state.output);
    case "log":
      return drawLog(shown.log, words);
  }
}

function drawEvents(events: readonly TimelineEvent[]): string {
  const idWidth = Math.max(0, ...events.map(({ id }) => String(id).length));
  const timeWidth = Math.max(0, ...events.map(({ atMs }) => String(atMs).length));
  return events
    .map(({ id, atMs, type }) => `${String(id).padStart(idWidth)}  ${String(atMs).padStart(timeWidth)} ms  ${type}`)
    .join("\n");
}

function drawJson(title: string, value: unknown, text: string | undefined): string {
  return `${title}\n${value === undefined ? (text ?? "-") : JSON.stringify(value, undefined, 2)}`;
}

function drawLog(log: readonly StateLog[] | undefined, words: PaneWords): string {
  if (log === undefined) return words.say("data-log-reading");
  if (log.length === 0) return words.say("data-log-none");
  return log
    .flatMap(({ attempt, lines }) => [
      words.say("data-log-attempt", { attempt, of: log.length }),
      ...(lines.length === 0
        ? [words.say("data-no-log")]
        : lines.map(({ text }) => makePrintable(text.replaceAll("\t", "  ")))),
    ])
    .join("\n");
}
