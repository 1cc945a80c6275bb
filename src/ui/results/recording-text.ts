import type { ErrorArea, ProgressArea } from "../../text/areas.ts";
import type { Words } from "../../text/words.ts";
import type { Difference } from "../../workshop/recording/compare.ts";
import type { OperationTimes } from "../../workshop/recording/times.ts";
import { durationFormat } from "../terminal/quantity.ts";
import { drawTable } from "../terminal/table.ts";
import type { Terminal } from "../terminal/terminal.ts";

type RecordingWords = Words<"labels" | "problems" | ProgressArea | ErrorArea>;

/** How often each operation was called, how long it took, and its errors. */
export function drawTimes(times: readonly OperationTimes[], terminal: Terminal, words: RecordingWords): string {
  const inUnit = durationFormat(Math.max(0, ...times.map(({ slowestMs }) => slowestMs)));
  const head = ["label-operation", "label-calls", "label-median", "label-slowest", "label-errors"] as const;
  return drawTable(
    {
      head: head.map((code) => words.say(code)),
      rows: times.map(({ operation, calls, medianMs, slowestMs, errors }) => [
        operation,
        String(calls),
        inUnit(medianMs),
        inUnit(slowestMs),
        errors.join(", "),
      ]),
      alignRight: [1, 2, 3],
    },
    terminal.columns,
  );
}

/** Draws where a recording and an endpoint differ. */
export function drawDifferences(differences: readonly Difference[], terminal: Terminal, words: RecordingWords): string {
  const head = ["label-operation", "label-what", "label-recording", "label-here"] as const;
  const cell = (kind: Difference["kind"], found: string | undefined): string => {
    if (found === undefined) return words.say("none");
    return kind === "call" ? words.say("difference-calls", { count: found }) : found;
  };
  return drawTable(
    {
      head: head.map((code) => words.say(code)),
      rows: differences.map(({ operation, kind, what, recorded, here }) => [
        operation,
        kind === "error" ? words.say("label-error") : what,
        cell(kind, recorded),
        cell(kind, here),
      ]),
    },
    terminal.columns,
  );
}
