import { nameOfArn } from "../../arn.ts";
import type { Words } from "../../text/words.ts";
import type { InspectedRun, InspectedState } from "../../workshop/inspect/execution-view.ts";
import { drawMachine, type GraphForm } from "../graph/draw-machine.ts";
import { readGraph } from "../graph/machine-graph.ts";
import { drawPairs } from "../terminal/pairs.ts";
import { durationFormat, formatDuration, formatMoment } from "../terminal/quantity.ts";
import { describeOutcome } from "../results/run-text.ts";
import { drawTable } from "../terminal/table.ts";
import { paint, type Terminal } from "../terminal/terminal.ts";
import { drawStateData, type DataView } from "./state-data.ts";
import { notesOfVisits, takenTransitions } from "./state-notes.ts";
import { drawTimeline } from "./timeline.ts";

/** The chosen parts of an execution. */
export interface ExecutionView {
  readonly graph: GraphForm | undefined;
  /** Only this state's data. */
  readonly state: string | undefined;
  /** All data, not folded. */
  readonly full: boolean;
  readonly events: boolean;
}

/** JSON of one value that is longer is folded. */
const mostLines = 10;

/** An execution: its outcome, its graph, its timeline, and the data of each state. */
export async function drawExecution(
  run: InspectedRun,
  { view, terminal, words }: { view: ExecutionView; terminal: Terminal; words: Words<"screen-execution" | "outcome"> },
): Promise<string> {
  if (view.graph === "svg" || view.graph === "mermaid") return (await drawRunGraph(run, view.graph, terminal)) ?? "";
  const data: DataView =
    view.full || view.state !== undefined ? { mostLines: undefined, complete: true } : { mostLines, complete: false };
  const shown = run.states.filter(({ name }) => view.state === undefined || name === view.state);
  const graph = view.graph === undefined ? undefined : await drawRunGraph(run, view.graph, terminal);
  return [
    drawHead(run, words),
    ...(graph === undefined ? [] : [graph]),
    drawTimeline(run.states, terminal, words),
    ...(view.events ? [drawEvents(run, terminal, words)] : []),
    ...shown.map((state) => drawState(state, run, { view: data, words })),
  ].join("\n\n");
}

/** The graph with how each state fared and the way taken; undefined without a definition. */
async function drawRunGraph(run: InspectedRun, form: GraphForm, terminal: Terminal): Promise<string | undefined> {
  const graph = run.definition === undefined ? undefined : readGraph(run.definition);
  if (!graph || run.definition === undefined) return undefined;
  const format = durationFormat(Math.max(0, ...run.states.map(({ durationMs }) => durationMs)));
  const notes = notesOfVisits(graph, run.states, format);
  const taken = takenTransitions(graph, run.states);
  return drawMachine({ definition: run.definition, form, notes, taken, label: run.execution.name }, terminal);
}

function drawHead({ execution, outcome }: InspectedRun, words: Words<"screen-execution" | "outcome">): string {
  const { startedAt, endedAt } = execution;
  const took =
    startedAt && endedAt ? formatDuration(endedAt.getTime() - startedAt.getTime()) : words.say("execution-still-runs");
  const machine = nameOfArn(execution.machineArn);
  return [
    paint("bold", [execution.name, machine, execution.status ?? "", describeOutcome(outcome, words)].join(" · ")),
    drawPairs([
      [words.say("execution-began"), startedAt ? formatMoment(startedAt, words.language) : "-"],
      [words.say("execution-took"), took],
      ["ARN", execution.arn],
    ]),
  ].join("\n");
}

function drawState(
  state: InspectedState,
  run: InspectedRun,
  { view, words }: { view: DataView; words: Words<"screen-execution" | "outcome"> },
): string {
  const data = drawStateData(state, run.states.slice(0, run.states.indexOf(state)), { view, words });
  if (state.log === undefined) return data;
  if (state.log.length === 0) return `${data}\n${words.say("data-no-log")}`;
  return [data, words.say("data-log"), ...state.log.map(({ text }) => `  ${text.replaceAll("\t", "  ")}`)].join("\n");
}

function drawEvents(run: InspectedRun, terminal: Terminal, words: Words<"screen-execution" | "outcome">): string {
  const rows = run.events.map(({ id, atMs, type, state }) => [String(id), `${atMs} ms`, type, state ?? ""]);
  const table = drawTable(
    { head: ["#", "ms", words.say("events-head"), ""], rows, alignRight: [0, 1] },
    terminal.columns,
  );
  return table;
}
