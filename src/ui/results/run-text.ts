import type { Words } from "../../text/words.ts";
import type { RunResult } from "../../workshop/run/run-photo.ts";
import { failureReason, type Outcome } from "../../workshop/run/outcome.ts";
import type { StateVisit } from "../../workshop/run/visit-tree.ts";
import type { Written } from "../../workshop/run/written.ts";
import { drawItem } from "./item-text.ts";
import { drawPairs } from "../terminal/pairs.ts";
import { durationFormat, formatBytes, formatDuration } from "../terminal/quantity.ts";
import { drawTable, type TableContent } from "../terminal/table.ts";
import { paint, signsOf, type Terminal } from "../terminal/terminal.ts";

/** The areas that runs and timelines are worded by. */
export const runAreas = ["labels", "outcome", "screen-run", "screen-execution"] as const;
type RunWords = Words<(typeof runAreas)[number]>;

/** Draws the outcome of a photo: its states, what was written, what to know about it, and last the outcome and why. */
export function drawRun(run: RunResult, terminal: Terminal, words: RunWords): string {
  if (run.outcome.kind === "running") return drawDetached(run, words);
  // The failure's own text follows the states: it is shown once.
  const reason = run.outcome.kind === "failed" ? undefined : run.outcome.reason;
  const outcome = describeOutcome({ ...run.outcome, reason }, words);
  const { durationMs } = run.execution;
  const line =
    durationMs === undefined ? outcome : words.say("outcome-took", { outcome, time: formatDuration(durationMs) });
  const parts = [
    drawPairs([
      ...aboutPhoto(run, words),
      [words.say("label-machine"), run.machine],
      [words.say("label-execution"), run.execution.name],
    ]),
    drawStates(run.states, terminal, words),
  ];
  const written = writtenPairs(run.written, words);
  if (written.length > 0) parts.push(`${words.say("written")}\n${drawPairs(written)}`);
  if (run.output !== undefined) parts.push(`${words.say("label-output")}\n${JSON.stringify(run.output, undefined, 2)}`);
  if (run.explanations.length > 0) parts.push(run.explanations.map(words.word).join("\n"));
  const { name } = run.execution;
  parts.push(
    [
      drawOutcome(run.outcome.kind, line, terminal),
      ...explainOutcome(run, words),
      words.say("see-execution", { execution: name, stage: run.stage }),
    ].join("\n"),
  );
  return parts.join("\n\n");
}

function aboutPhoto({ user, key }: RunResult, words: RunWords): [string, string][] {
  if (user === undefined || key === undefined) return [];
  return [
    [words.say("label-user"), user],
    [words.say("label-photo"), key],
  ];
}

/** Which state threw what, and which Catch took it: the execution of a refused photo still succeeds. */
function explainOutcome({ outcome, states }: RunResult, words: RunWords): string[] {
  const at = states.findIndex(({ status }) => status === (outcome.kind === "failed" ? "failed" : "caught"));
  const state = states[at];
  if (!state || outcome.kind === "accepted" || outcome.kind === "succeeded") return [];
  const error = state.error ?? outcome.error ?? "";
  if (outcome.kind === "failed") return [words.say("why-failed", { state: state.name, error })];
  const handler = states.slice(at + 1).find(({ depth }) => depth <= state.depth);
  return handler ? [words.say("why-caught", { state: state.name, error, handler: handler.name })] : [];
}

/** `accepted`, `refused: 2 faces`, `failed: …`. */
export function describeOutcome({ kind, reason }: Outcome, words: Words<"outcome">): string {
  return words.say("outcome-line", { kind, reason });
}

/** The states in the order they were entered, those inside a Parallel state indented; below them their errors. */
export function drawStates(states: readonly StateVisit[], terminal: Terminal, words: RunWords): string {
  const errors = states
    .filter((visit) => visit.error !== undefined)
    .map((visit) => words.say("state-error", { state: visit.name, reason: failureReason(visit) }));
  return [drawTable(statesTable(states, words), terminal.columns), ...errors].join("\n");
}

function statesTable(states: readonly StateVisit[], words: RunWords): TableContent {
  const inUnit = durationFormat(Math.max(0, ...states.flatMap((visit) => [visit.startMs, visit.durationMs])));
  const head = ["label-state", "label-result", "label-start", "label-duration", "label-attempts"] as const;
  return {
    head: head.map((code) => words.say(code)),
    rows: states.map((visit) => [
      `${"  ".repeat(visit.depth)}${visit.name}`,
      words.say(`status-${visit.status}`),
      inUnit(visit.startMs),
      inUnit(visit.durationMs),
      String(visit.attempts),
    ]),
    alignRight: [2, 3, 4],
  };
}

function drawOutcome(kind: Outcome["kind"], text: string, terminal: Terminal): string {
  const signs = signsOf(terminal);
  if (kind === "accepted" || kind === "succeeded") return paint("green", `${signs.done} ${text}`);
  return kind === "refused" ? paint("yellow", `${signs.failed} ${text}`) : paint("red", `${signs.failed} ${text}`);
}

function writtenPairs({ face, thumbnail, item }: Written, words: RunWords): [string, string][] {
  const pairs: [string, string][] = [];
  if (face) pairs.push([words.say("label-face"), face.faceId]);
  if (thumbnail) {
    const { width, height, bytes } = thumbnail;
    const size =
      width === undefined || height === undefined
        ? ""
        : ` (${words.say("pixels-and-size", { width, height, size: formatBytes(bytes) })})`;
    pairs.push([words.say("label-thumbnail"), `${thumbnail.key}${size}`]);
  }
  if (item) pairs.push([words.say("label-item"), drawItem(item)]);
  return pairs;
}

function drawDetached({ machine, key, user, stage, execution }: RunResult, words: RunWords): string {
  return [
    words.say("run-started", { machine, key, user }),
    "",
    execution.arn,
    "",
    words.say("run-follow", { execution: execution.name, stage }),
  ].join("\n");
}
