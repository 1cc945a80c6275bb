import type { BulkReport } from "../../workshop/bulk/report.ts";
import { drawPairs } from "../pairs.ts";
import { formatDuration } from "../quantity.ts";
import { drawTable } from "../table.ts";
import { paint, signsOf, type Terminal } from "../terminal.ts";
import { describePlace, describeRowOutcome } from "./describe-row.ts";
import { formatNumber } from "./format-number.ts";

const mostShown = 50;

/** The end of a batch: verdict, figures, outcomes, latencies, and every row that was not as expected. */
export function drawBulk(report: BulkReport, terminal: Terminal): string {
  const parts = [drawVerdict(report, terminal), drawFigures(report)];
  if (report.outcomes.length > 0) parts.push(drawOutcomes(report, terminal));
  if (report.latency.count > 0) parts.push(drawLatencies(report, terminal));
  if (report.unexpectedRows.length > 0) parts.push(drawUnexpected(report, terminal));
  return parts.join("\n\n");
}

/** What a check without a run found. */
export function drawCheckedBulk({ rows, manifest }: { rows: number; manifest: string }): string {
  return `${manifest} is in order: ${formatNumber(rows)} ${rows === 1 ? "row" : "rows"} would be run.`;
}

function drawVerdict(report: BulkReport, terminal: Terminal): string {
  const signs = signsOf(terminal);
  const took = report.calls.length === 0 ? "" : `, in ${formatDuration(report.tookMs)}`;
  const wrong = report.unexpected + report.unfinished;
  if (wrong === 0 && report.complete)
    return paint(
      "green",
      `${signs.done} ${formatNumber(report.asExpected)} of ${formatNumber(report.rows)} rows as expected${took}`,
    );
  const left = report.left === 0 ? "" : `, ${formatNumber(report.left)} without an outcome`;
  return paint(
    "red",
    `${signs.failed} ${formatNumber(report.asExpected)} of ${formatNumber(report.rows)} rows as expected, ${formatNumber(report.unexpected)} not${left}${took}`,
  );
}

function drawFigures(report: BulkReport): string {
  const calls = report.calls.map(({ operation, calls }) => `${operation} ${formatNumber(calls)}`).join(", ");
  const pairs: [string, string][] = [
    ["Batch", report.batch],
    ["Manifest", report.manifest],
  ];
  if (report.resumed > 0) pairs.push(["Resumed", `${formatNumber(report.resumed)} rows had ended before`]);
  // Of a batch that is only reported again there is nothing to say.
  if (calls === "") return drawPairs(pairs);
  pairs.push(
    ["Throughput", `${report.throughput} rows/s`],
    ["Calls", `${report.callsPerRow} a row: ${calls}`],
    [
      "Throttled",
      `${formatNumber(report.throttles)} ${report.throttles === 1 ? "call" : "calls"}; ${formatNumber(report.retries)} repeated after a failure`,
    ],
  );
  return drawPairs(pairs);
}

function drawOutcomes(report: BulkReport, terminal: Terminal): string {
  return drawTable(
    {
      head: ["Outcome", "Reason", "Rows", "Not as expected"],
      rows: report.outcomes.map(({ kind, reason, count, unexpected }) => [
        kind,
        reason?.replaceAll(/\s+/g, " ") ?? "",
        formatNumber(count),
        unexpected === 0 ? "" : formatNumber(unexpected),
      ]),
      alignRight: [2, 3],
    },
    terminal.columns,
  );
}

function drawLatencies(report: BulkReport, terminal: Terminal): string {
  const several = report.machines.length > 1;
  const states = report.machines.flatMap((machine) =>
    machine.states.map((state) => ({ ...state, name: several ? `${machine.name} ${state.name}` : state.name })),
  );
  const rowOf = (name: string, { count, p50, p90, p99, max }: BulkReport["latency"], retries: number): string[] => [
    name,
    formatNumber(count),
    ...[p50, p90, p99, max].map(formatDuration),
    retries === 0 ? "" : formatNumber(retries),
  ];
  return drawTable(
    {
      head: ["State", "Visits", "p50", "p90", "p99", "Max", "Retries"],
      rows: [
        ...states.map((state) => rowOf(state.name, state.latency, state.retries)),
        rowOf("In all", report.latency, 0),
      ],
      alignRight: [1, 2, 3, 4, 5, 6],
    },
    terminal.columns,
  );
}

function drawUnexpected(report: BulkReport, terminal: Terminal): string {
  const shown = report.unexpectedRows.slice(0, mostShown);
  const left = report.unexpected + report.unfinished - shown.length;
  const table = drawTable(
    {
      head: ["Row", "User", "Photo", "Expected", "Outcome"],
      rows: shown.map((row) => [
        describePlace(row),
        row.user,
        row.key,
        row.expected ?? "",
        describeRowOutcome(row.outcome),
      ]),
    },
    terminal.columns,
  );
  return left > 0 ? `${table}\nand ${formatNumber(left)} more: see the report or the journal` : table;
}
