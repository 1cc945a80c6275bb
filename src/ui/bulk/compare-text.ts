import type { Words } from "../../text/words.ts";
import type { Comparison, LatencyChange } from "../../workshop/bulk/compare/compare-reports.ts";
import { drawPairs } from "../terminal/pairs.ts";
import { durationFormat } from "../terminal/quantity.ts";
import { drawTable } from "../terminal/table.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { describePlace, describeRowOutcome } from "./describe-row.ts";
import { formatNumber } from "../../text/format-number.ts";

type CompareWords = Words<"screen-bulk">;

const mostShown = 50;

/** What differs between two reports: outcomes, rows, times. */
export function drawComparison(comparison: Comparison, terminal: Terminal, words: CompareWords): string {
  const parts = [drawHead(comparison, words), drawOutcomes(comparison, terminal, words)];
  if (comparison.changed.length > 0) parts.push(drawChanged(comparison, terminal, words));
  parts.push(drawLatencies(comparison, terminal, words));
  return parts.join("\n\n");
}

function drawHead(comparison: Comparison, words: CompareWords): string {
  const { matched, onlyBefore, onlyAfter, changed } = comparison;
  const { say } = words;
  const both = { matched: formatNumber(matched), before: formatNumber(onlyBefore), after: formatNumber(onlyAfter) };
  return drawPairs([
    [say("head-before"), comparison.before],
    [say("head-after"), comparison.after],
    [say("head-rows"), say("rows-in-both", both)],
    [
      say("head-outcome"),
      matched === 0
        ? say("no-common-rows")
        : `${say("rows-changed", { count: formatNumber(changed.length) })}${describeMended(comparison, words)}`,
    ],
  ]);
}

function describeMended({ mended, broken, chance }: Comparison, { say }: CompareWords): string {
  if (mended + broken === 0) return "";
  return say("rows-mended", {
    mended: formatNumber(mended),
    broken: formatNumber(broken),
    chance: formatChance(chance),
    clear: chance < 0.01,
  });
}

function drawOutcomes({ outcomes }: Comparison, terminal: Terminal, { say }: CompareWords): string {
  return drawTable(
    {
      head: [say("head-outcome"), say("head-before"), say("head-after"), say("head-change")],
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

function drawChanged({ changed }: Comparison, terminal: Terminal, { say }: CompareWords): string {
  const table = drawTable(
    {
      head: [say("head-row"), say("head-user"), say("head-photo"), say("head-before"), say("head-after")],
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
  return left > 0 ? `${table}\n${say("more-in-json", { count: formatNumber(left) })}` : table;
}

function drawLatencies({ latencies }: Comparison, terminal: Terminal, words: CompareWords): string {
  const { say } = words;
  const formatFigure = figureFormat(latencies);
  return drawTable(
    {
      head: [
        say("head-state"),
        say("head-p50-before"),
        say("head-p50-after"),
        say("head-change"),
        say("head-p99-before"),
        say("head-p99-after"),
        say("head-verdict"),
      ],
      rows: latencies.map((change) => [
        change.state ?? say("in-all"),
        formatFigure(change.before.count, change.before.p50),
        formatFigure(change.after.count, change.after.p50),
        change.change === undefined ? "" : formatPercent(change.change),
        formatFigure(change.before.count, change.before.p99),
        formatFigure(change.after.count, change.after.p99),
        describeVerdict(change, words),
      ]),
      alignRight: [1, 2, 3, 4, 5],
    },
    terminal.columns,
  );
}

export function describeVerdict({ verdict, chance }: LatencyChange, { say }: CompareWords): string {
  const text = say(`verdict-${verdict}`);
  return chance === undefined ? text : `${text} (${formatChance(chance)})`;
}

/** Writes a time of the comparison's table; all of them are in one unit. A state without visits has none. */
export function figureFormat(latencies: readonly LatencyChange[]): (count: number, ms: number) => string {
  const inUnit = durationFormat(Math.max(0, ...latencies.flatMap(({ before, after }) => [before.p99, after.p99])));
  return (count, ms) => (count === 0 ? "-" : inUnit(ms));
}

export function formatPercent(change: number): string {
  return `${change > 0 ? "+" : ""}${Math.round(change * 100)} %`;
}

function formatChance(chance: number): string {
  return chance < 0.001 ? "p < 0.001" : `p = ${chance.toFixed(3)}`;
}
