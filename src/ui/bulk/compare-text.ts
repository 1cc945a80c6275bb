import type { Comparison, LatencyChange } from "../../workshop/bulk/compare/compare-reports.ts";
import { drawPairs } from "../pairs.ts";
import { formatDuration } from "../quantity.ts";
import { drawTable } from "../table.ts";
import type { Terminal } from "../terminal.ts";
import { describePlace, describeRowOutcome } from "./describe-row.ts";
import { formatNumber } from "./format-number.ts";

const mostShown = 50;

/** What differs between two reports: outcomes, rows, times. */
export function drawComparison(comparison: Comparison, terminal: Terminal): string {
  const parts = [drawHead(comparison), drawOutcomes(comparison, terminal)];
  if (comparison.changed.length > 0) parts.push(drawChanged(comparison, terminal));
  parts.push(drawLatencies(comparison, terminal));
  return parts.join("\n\n");
}

function drawHead(comparison: Comparison): string {
  const { matched, onlyBefore, onlyAfter, changed } = comparison;
  return drawPairs([
    ["Before", comparison.before],
    ["After", comparison.after],
    [
      "Rows",
      `${formatNumber(matched)} in both, ${formatNumber(onlyBefore)} only before, ${formatNumber(onlyAfter)} only after`,
    ],
    [
      "Outcome",
      matched === 0
        ? "no row stands in both: are they of one manifest?"
        : `${formatNumber(changed.length)} changed${describeMended(comparison)}`,
    ],
  ]);
}

function describeMended({ mended, broken, chance }: Comparison): string {
  if (mended + broken === 0) return "";
  const hint = chance < 0.01 ? `not by chance (${formatChance(chance)})` : `may be chance (${formatChance(chance)})`;
  return `; ${formatNumber(mended)} now as expected, ${formatNumber(broken)} no longer: ${hint}`;
}

function drawOutcomes({ outcomes }: Comparison, terminal: Terminal): string {
  return drawTable(
    {
      head: ["Outcome", "Before", "After", "Change"],
      rows: outcomes.map(({ outcome, before, after }) => [
        outcome,
        formatNumber(before),
        formatNumber(after),
        after === before ? "" : `${after > before ? "+" : ""}${formatNumber(after - before)}`,
      ]),
      alignRight: [1, 2, 3],
    },
    terminal.columns,
  );
}

function drawChanged({ changed }: Comparison, terminal: Terminal): string {
  const table = drawTable(
    {
      head: ["Row", "User", "Photo", "Before", "After"],
      rows: changed
        .slice(0, mostShown)
        .map((row) => [
          describePlace(row),
          row.user,
          row.key,
          describeRowOutcome(row.before),
          describeRowOutcome(row.after),
        ]),
    },
    terminal.columns,
  );
  const left = changed.length - mostShown;
  return left > 0 ? `${table}\nand ${formatNumber(left)} more: see --json` : table;
}

function drawLatencies({ latencies }: Comparison, terminal: Terminal): string {
  return drawTable(
    {
      head: ["State", "p50 before", "p50 after", "Change", "p99 before", "p99 after", "Verdict"],
      rows: latencies.map((change) => [
        change.state ?? "In all",
        formatFigure(change.before.count, change.before.p50),
        formatFigure(change.after.count, change.after.p50),
        change.change === undefined ? "" : formatPercent(change.change),
        formatFigure(change.before.count, change.before.p99),
        formatFigure(change.after.count, change.after.p99),
        describeVerdict(change),
      ]),
      alignRight: [1, 2, 3, 4, 5],
    },
    terminal.columns,
  );
}

export function describeVerdict({ verdict, chance }: LatencyChange): string {
  return chance === undefined ? verdict : `${verdict} (${formatChance(chance)})`;
}

export function formatFigure(count: number, ms: number): string {
  return count === 0 ? "-" : formatDuration(ms);
}

export function formatPercent(change: number): string {
  return `${change > 0 ? "+" : ""}${Math.round(change * 100)} %`;
}

function formatChance(chance: number): string {
  return chance < 0.001 ? "p < 0.001" : `p = ${chance.toFixed(3)}`;
}
