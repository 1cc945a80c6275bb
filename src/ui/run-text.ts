import type { RunResult } from "../workshop/run/run-photo.ts";
import { failureReason, type Outcome } from "../workshop/run/outcome.ts";
import type { StateVisit } from "../workshop/run/state-history.ts";
import type { Written } from "../workshop/run/written.ts";
import { drawItem } from "./item-text.ts";
import { drawPairs } from "./pairs.ts";
import { formatBytes, formatDuration } from "./quantity.ts";
import { drawTable, type TableContent } from "./table.ts";
import { paint, signsOf, type Terminal } from "./terminal.ts";

/** What became of a photo: outcome, states, what was written, and what to know about it. */
export function drawRun(run: RunResult, terminal: Terminal): string {
  if (run.outcome.kind === "running") return drawDetached(run);
  const duration = run.execution.durationMs === undefined ? "" : ` in ${formatDuration(run.execution.durationMs)}`;
  const parts = [
    `${drawOutcome(run.outcome, terminal)}${duration}`,
    drawPairs([
      ["User", run.user],
      ["Photo", run.key],
      ["Machine", run.machine],
      ["Execution", run.execution.name],
    ]),
    drawStates(run.states, terminal),
  ];
  const written = writtenPairs(run.written);
  if (written.length > 0) parts.push(`Written\n${drawPairs(written)}`);
  if (run.explanations.length > 0) parts.push(run.explanations.join("\n"));
  return parts.join("\n\n");
}

/** `accepted`, `refused: 2 faces`, `failed: …`. */
export function describeOutcome(outcome: Outcome): string {
  return outcome.reason === undefined ? outcome.kind : `${outcome.kind}: ${outcome.reason}`;
}

/** The states in the order they were entered, those inside a Parallel state indented; below them what they met. */
export function drawStates(states: readonly StateVisit[], terminal: Terminal): string {
  const met = states.filter((visit) => visit.error !== undefined);
  const errors = met.map((visit) => `${visit.name} met ${failureReason(visit)}`);
  return [drawTable(statesTable(states), terminal.columns), ...errors].join("\n");
}

function statesTable(states: readonly StateVisit[]): TableContent {
  return {
    head: ["State", "Result", "Start", "Duration", "Attempts"],
    rows: states.map((visit) => [
      `${"  ".repeat(visit.depth)}${visit.name}`,
      visit.status,
      formatDuration(visit.startMs),
      formatDuration(visit.durationMs),
      String(visit.attempts),
    ]),
    alignRight: [2, 3, 4],
  };
}

function drawOutcome(outcome: Outcome, terminal: Terminal): string {
  const signs = signsOf(terminal);
  const text = describeOutcome(outcome);
  if (outcome.kind === "accepted") return paint("green", `${signs.done} ${text}`);
  return outcome.kind === "refused"
    ? paint("yellow", `${signs.failed} ${text}`)
    : paint("red", `${signs.failed} ${text}`);
}

function writtenPairs({ face, thumbnail, item }: Written): [string, string][] {
  const pairs: [string, string][] = [];
  if (face) pairs.push(["Face", face.faceId]);
  if (thumbnail) {
    const pixels =
      thumbnail.width === undefined
        ? ""
        : ` (${thumbnail.width} x ${thumbnail.height} pixels, ${formatBytes(thumbnail.bytes)})`;
    pairs.push(["Thumbnail", `${thumbnail.key}${pixels}`]);
  }
  if (item) pairs.push(["Item", drawItem(item)]);
  return pairs;
}

function drawDetached(run: RunResult): string {
  return [
    `${run.machine} runs with ${run.key} for ${run.user}.`,
    "",
    run.execution.arn,
    "",
    `To see how it goes: npx wildrydes inspect execution ${run.execution.name} --stage ${run.stage}`,
  ].join("\n");
}
