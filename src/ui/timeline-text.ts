import { isDeepStrictEqual } from "node:util";
import type { InspectedRun } from "../workshop/inspect/execution-view.ts";
import { describeOutcome, drawStates } from "./run-text.ts";
import { drawPairs } from "./pairs.ts";
import { formatDuration, formatMoment } from "./quantity.ts";
import { padCells, widest } from "./width.ts";
import { paint, signsOf, type Terminal } from "./terminal.ts";

/** An execution as a timeline, with input and output of every state. */
export function drawExecution(run: InspectedRun, terminal: Terminal): string {
  const { execution } = run;
  const took =
    execution.startedAt && execution.endedAt ? execution.endedAt.getTime() - execution.startedAt.getTime() : undefined;
  const head: [string, string][] = [
    ["Execution", execution.name],
    ["Machine", execution.machineArn.split(":").at(-1) ?? ""],
    ["Status", execution.status ?? ""],
    ["Outcome", describeOutcome(run.outcome)],
    ["Started", execution.startedAt ? formatMoment(execution.startedAt) : "-"],
    ["Took", took === undefined ? "-" : formatDuration(took)],
    ["ARN", execution.arn],
  ];
  return [
    drawPairs(head),
    drawStates(run.states, terminal),
    drawBars(run, terminal),
    ...run.states.map((state, index) => drawState(state, run.states.slice(0, index))),
  ].join("\n\n");
}

/** Each state as a bar along the execution's time. */
export function drawBars(run: Pick<InspectedRun, "states">, terminal: Terminal): string {
  const signs = signsOf(terminal);
  const end = Math.max(1, ...run.states.map((state) => state.startMs + state.durationMs));
  const labels = run.states.map((state) => `${"  ".repeat(state.depth)}${state.name}`);
  const labelWidth = widest(labels);
  const room = Math.max(10, Math.min(60, terminal.columns - labelWidth - 14));
  return run.states
    .map((state, index) => {
      const from = Math.min(room - 1, Math.floor((state.startMs / end) * room));
      const length = Math.max(1, Math.min(room - from, Math.round((state.durationMs / end) * room)));
      const bar = `${" ".repeat(from)}${signs.bar.repeat(length)}`.padEnd(room);
      return `${padCells(labels[index] ?? "", labelWidth)}  ${bar}  ${formatDuration(state.durationMs)}`;
    })
    .join("\n");
}

type InspectedState = InspectedRun["states"][number];

/** A state's input and output. What came unchanged from before is named, not shown again. */
function drawState(state: InspectedState, earlier: readonly InspectedState[]): string {
  const lines = [paint("bold", state.name)];
  if (state.input !== undefined) lines.push(...drawInput(state, earlier));
  if (state.output !== undefined) lines.push(...drawOutput(state));
  if (state.error !== undefined)
    lines.push("Error", `  ${state.error}${state.cause === undefined ? "" : `: ${state.cause}`}`);
  return lines.join("\n");
}

function drawInput(state: InspectedState, earlier: readonly InspectedState[]): string[] {
  const source = earlier.findLast(({ output }) => output === state.input);
  if (source) return [`Input: the output of ${source.name}`];
  const sibling = earlier.find(({ input }) => input === state.input);
  return sibling ? [`Input: the input of ${sibling.name}`] : ["Input", indent(state.inputValue, state.input)];
}

function drawOutput(state: InspectedState): string[] {
  if (state.output === state.input) return ["Output: the input"];
  const { added, kept } = compareMembers(state.inputValue, state.outputValue);
  return kept
    ? ["Output: the input, and", indent(added, undefined)]
    : ["Output", indent(state.outputValue, state.output)];
}

/** The members that an object has beyond another one's, and whether it has all of those unchanged. */
function compareMembers(before: unknown, after: unknown): { added: object; kept: boolean } {
  if (!isObject(before) || !isObject(after)) return { added: {}, kept: false };
  const known = new Map(Object.entries(before));
  const now = Object.entries(after);
  const same = now.filter(([name, value]) => known.has(name) && isDeepStrictEqual(known.get(name), value));
  const added = Object.fromEntries(now.filter(([name]) => !known.has(name)));
  return { added, kept: known.size > 0 && same.length === known.size };
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function indent(value: unknown, text: string | undefined): string {
  const shown = value === undefined ? (text ?? "") : JSON.stringify(value, undefined, 2);
  return shown
    .split("\n")
    .map((line) => `  ${line}`)
    .join("\n");
}
