import type { Words } from "../../text/words.ts";
import type { Comparison, LatencyChange } from "../../workshop/bulk/compare/compare-reports.ts";
import { formatNumber } from "../../text/format-number.ts";
import { isMeaningful } from "../../workshop/bulk/reporting/latency.ts";
import { durationFormat } from "../terminal/quantity.ts";
import { wordPlace, wordRowOutcome } from "./describe-row.ts";

/** Rows of a table of changed outcomes: place, user, key, outcome before and after. */
export function changedRows(changed: Comparison["changed"], words: Words<"screen-bulk">): string[][] {
  return changed.map((row) => [
    wordPlace(row, words),
    row.user,
    row.key,
    wordRowOutcome(row.before, words),
    wordRowOutcome(row.after, words),
  ]);
}

/** Rows of a table of changes: outcome before, outcome after, number of rows. Empty when no change has two rows. */
export function changeRows({ changes }: Comparison, words: Words<"screen-bulk">): string[][] {
  if (changes.every(({ rows }) => rows === 1)) return [];
  return changes.map(({ before, after, rows }) => [
    wordRowOutcome(before, words),
    wordRowOutcome(after, words),
    formatNumber(rows),
  ]);
}

/** The first rows of each change, and at most `most` in all. */
export function firstOfEachChange(
  { changed, changes }: Comparison,
  { each, most }: { each: number; most: number },
): Comparison["changed"] {
  let start = 0;
  const groups = changes.map(({ rows }) => changed.slice(start, (start += rows)));
  return groups.flatMap((rows) => rows.slice(0, each)).slice(0, most);
}

/** Whether some state of one of the reports has enough visits for a p99. */
export function hasTails(latencies: readonly LatencyChange[]): boolean {
  return latencies.some(({ before, after }) => isMeaningful("p99", Math.max(before.count, after.count)));
}

/**
 * Rows of a table of times: state, p50 before and after, change, p99 before and after where there are enough visits,
 * verdict.
 *
 * @param whole what the row of the whole execution is called
 */
export function latencyRows(
  latencies: Comparison["latencies"],
  whole: string,
  words: Words<"screen-bulk">,
): string[][] {
  const formatFigure = figureFormat(latencies);
  const tails = hasTails(latencies);
  return latencies.map((latency) => [
    latency.state ?? whole,
    formatFigure(latency.before, "p50"),
    formatFigure(latency.after, "p50"),
    latency.change === undefined ? "" : formatPercent(latency.change),
    ...(tails ? [formatFigure(latency.before, "p99"), formatFigure(latency.after, "p99")] : []),
    describeVerdict(latency, words),
  ]);
}

function describeVerdict({ verdict, chance }: LatencyChange, { say }: Words<"screen-bulk">): string {
  const text = say(`verdict-${verdict}`);
  return chance === undefined ? text : `${text} (${formatChance(chance)})`;
}

/** Writes a time of the comparison's table; all of them are in one unit. Too few visits have none. */
function figureFormat(
  latencies: readonly LatencyChange[],
): (latency: LatencyChange["before"], percentile: "p50" | "p99") => string {
  const inUnit = durationFormat(Math.max(0, ...latencies.flatMap(({ before, after }) => [before.p99, after.p99])));
  return (latency, percentile) => (isMeaningful(percentile, latency.count) ? inUnit(latency[percentile]) : "-");
}

function formatPercent(change: number): string {
  return `${change > 0 ? "+" : ""}${Math.round(change * 100)} %`;
}

/** The probability that the difference is due to chance. */
export function formatChance(chance: number): string {
  return chance < 0.001 ? "p < 0.001" : `p = ${chance.toFixed(3)}`;
}
