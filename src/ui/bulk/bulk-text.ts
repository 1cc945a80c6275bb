import type { Words } from "../../text/words.ts";
import { isMeaningful } from "../../workshop/bulk/reporting/latency.ts";
import type { BulkReport } from "../../workshop/bulk/reporting/report.ts";
import { drawPairs } from "../terminal/pairs.ts";
import { durationFormat, formatDuration } from "../terminal/quantity.ts";
import { drawTable } from "../terminal/table.ts";
import { paint, signsOf, type Terminal } from "../terminal/terminal.ts";
import { wordPlace, wordReason, wordRowOutcome } from "./describe-row.ts";
import { formatNumber } from "../../text/format-number.ts";

export type BulkWords = Words<"screen-bulk">;

const mostShown = 50;

/** The end of a batch: verdict, figures, outcomes, latencies, and every row that was not as expected. */
export function drawBulk(report: BulkReport, terminal: Terminal, words: BulkWords): string {
  const parts = [drawVerdict(report, terminal, words), drawFigures(report, words)];
  if (report.outcomes.length > 0) parts.push(drawOutcomes(report, terminal, words));
  if (report.latency.count > 0) parts.push(drawLatencies(report, terminal, words));
  if (report.unexpectedRows.length > 0) parts.push(drawUnexpected(report, terminal, words));
  return parts.join("\n\n");
}

/** Draws what a check without a run found. */
export function drawCheckedBulk({ rows, manifest }: { rows: number; manifest: string }, { say }: BulkWords): string {
  return say("check-in-order", { manifest, rows: formatNumber(rows), one: rows === 1 });
}

function drawVerdict(report: BulkReport, terminal: Terminal, { say }: BulkWords): string {
  const signs = signsOf(terminal);
  const values = {
    good: formatNumber(report.asExpected),
    rows: formatNumber(report.rows),
    took: report.calls.length === 0 ? undefined : formatDuration(report.tookMs),
  };
  const wrong = report.unexpected + report.unfinished;
  if (wrong === 0 && report.complete) return paint("green", `${signs.done} ${say("rows-as-expected", values)}`);
  const left = report.left === 0 ? undefined : formatNumber(report.left);
  const bad = formatNumber(report.unexpected);
  return paint("red", `${signs.failed} ${say("rows-not-as-expected", { ...values, bad, left })}`);
}

function drawFigures(report: BulkReport, { say }: BulkWords): string {
  const calls = report.calls.map(({ operation, calls }) => `${operation} ${formatNumber(calls)}`).join(", ");
  const pairs: [string, string][] = [
    [say("head-batch"), report.batch],
    [say("head-manifest"), report.manifest],
  ];
  if (report.resumed > 0)
    pairs.push([say("head-resumed"), say("rows-ended-before", { rows: formatNumber(report.resumed) })]);
  // Of a batch that is only reported again there is nothing to say.
  if (calls === "") return drawPairs(pairs);
  const { throttles, retries } = report;
  pairs.push(
    [say("head-throughput"), say("rows-per-second", { rate: report.throughput })],
    [say("head-calls"), say("calls-per-row", { count: report.callsPerRow, calls })],
    [
      say("head-throttled"),
      say("calls-throttled", {
        throttles: formatNumber(throttles),
        one: throttles === 1,
        retries: formatNumber(retries),
      }),
    ],
  );
  return drawPairs(pairs);
}

function drawOutcomes(report: BulkReport, terminal: Terminal, words: BulkWords): string {
  const { say } = words;
  return drawTable(
    {
      head: [say("head-outcome"), say("head-reason"), say("head-rows"), say("head-unexpected")],
      rows: report.outcomes.map((outcome) => [
        say(`row-${outcome.kind}`),
        wordReason(outcome, words) ?? "",
        formatNumber(outcome.count),
        outcome.unexpected === 0 ? "" : formatNumber(outcome.unexpected),
      ]),
      alignRight: [2, 3],
    },
    terminal.columns,
  );
}

function drawLatencies(report: BulkReport, terminal: Terminal, { say }: BulkWords): string {
  const several = report.machines.length > 1;
  const states = report.machines.flatMap((machine) =>
    machine.states.map((state) => ({ ...state, name: several ? `${machine.name} ${state.name}` : state.name })),
  );
  const inUnit = durationFormat(Math.max(report.latency.max, ...states.map(({ latency }) => latency.max)));
  const retried = states.some(({ retries }) => retries > 0);
  const most = Math.max(report.latency.count, ...states.map(({ latency }) => latency.count));
  const percentiles = (["p50", "p90", "p99"] as const).filter((percentile) => isMeaningful(percentile, most));
  const rowOf = (name: string, latency: BulkReport["latency"], retries: number): string[] => [
    name,
    formatNumber(latency.count),
    ...percentiles.map((percentile) => (isMeaningful(percentile, latency.count) ? inUnit(latency[percentile]) : "-")),
    inUnit(latency.max),
    ...(retried ? [retries === 0 ? "" : formatNumber(retries)] : []),
  ];
  return drawTable(
    {
      head: [
        say("head-state"),
        say("head-visits"),
        ...percentiles,
        say("head-max"),
        ...(retried ? [say("head-retries")] : []),
      ],
      rows: [
        ...states.map((state) => rowOf(state.name, state.latency, state.retries)),
        rowOf(say("in-all"), report.latency, 0),
      ],
      alignRight: [1, 2, 3, 4, 5, 6],
    },
    terminal.columns,
  );
}

function drawUnexpected(report: BulkReport, terminal: Terminal, words: BulkWords): string {
  const { say } = words;
  const shown = report.unexpectedRows.slice(0, mostShown);
  const left = report.unexpected + report.unfinished - shown.length;
  const table = drawTable(
    {
      head: [say("head-row"), say("head-user"), say("head-photo"), say("head-expected"), say("head-outcome")],
      rows: shown.map((row) => [
        wordPlace(row, words),
        row.user,
        row.key,
        row.expected ?? "",
        wordRowOutcome(row.outcome, words),
      ]),
    },
    terminal.columns,
  );
  return left > 0 ? `${table}\n${say("more-in-report", { count: formatNumber(left) })}` : table;
}
