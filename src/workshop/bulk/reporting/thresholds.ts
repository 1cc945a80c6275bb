import { formatNumber } from "../../../text/format-number.ts";
import { UserError } from "../../../user-error.ts";
import type { BulkReport } from "./report.ts";

/** Figures of whole executions, in milliseconds; undefined without executions. */
const durations = ["p50", "p90", "p95", "p99", "max", "mean"] as const;
/** Numbers of rows; with `%` their share of all rows. */
const counts = ["accepted", "succeeded", "refused", "failed", "unexpected", "unfinished"] as const;

type Duration = (typeof durations)[number];
type Count = (typeof counts)[number];

/** A condition under which a batch counts as failed: `p95>2s`, `failed>1%`, `throughput<5`. */
export interface Threshold {
  /** As it was written. */
  readonly text: string;
  readonly metric: Duration | Count | "throughput";
  readonly operator: ">" | ">=" | "<" | "<=";
  /** Milliseconds, rows, percent, or rows a second. */
  readonly value: number;
  readonly unit: "ms" | "rows" | "%" | "rows/s";
}

/** A threshold and what was measured; `undefined` where nothing could be measured. */
export interface ThresholdResult {
  readonly threshold: string;
  readonly measured: string;
  readonly broken: boolean;
}

const millisecondsOf: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, min: 60_000 };

/** Reads thresholds. @throws UserError (exit code 2) */
export function readThresholds(texts: readonly string[]): Threshold[] {
  return texts.map(readThreshold);
}

function readThreshold(text: string): Threshold {
  const [, metric = "", sign = "", number = "", unit = ""] =
    /^\s*([a-z]\w*)\s*(>=|<=|>|<)\s*(\d+(?:\.\d+)?)\s*(ms|s|m|min|%|)\s*$/i.exec(text) ?? [];
  const value = Number(number);
  const operator = ([">=", "<=", ">", "<"] as const).find((known) => known === sign);
  const duration = durations.find((known) => known === metric);
  const count = counts.find((known) => known === metric);
  const scale = millisecondsOf[unit];
  if (operator !== undefined) {
    if (duration !== undefined && scale !== undefined)
      return { text, metric: duration, operator, value: value * scale, unit: "ms" };
    // A share never exceeds 100 %: a limit above it would hold whatever happens.
    if (count !== undefined && (unit === "" || (unit === "%" && value <= 100)))
      return { text, metric: count, operator, value, unit: unit === "%" ? "%" : "rows" };
    if (metric === "throughput" && unit === "") return { text, metric, operator, value, unit: "rows/s" };
  }
  throw new UserError({
    code: "threshold-unreadable",
    values: { threshold: text, metrics: [...durations, ...counts, "throughput"] },
  });
}

/** Judges thresholds by a report. A figure that could not be measured breaks its threshold: nothing shows it was kept. */
export function judgeThresholds(thresholds: readonly Threshold[], report: BulkReport): ThresholdResult[] {
  return thresholds.map((threshold) => {
    const measured = measure(threshold, report);
    return {
      threshold: threshold.text,
      measured: measured === undefined ? "-" : writeFigure(measured, threshold.unit),
      broken: measured === undefined || compare(measured, threshold),
    };
  });
}

function writeFigure(value: number, unit: Threshold["unit"]): string {
  const rounded = Math.round(value * 100) / 100;
  const digits = String(rounded).split(".")[1]?.length ?? 0;
  return `${formatNumber(rounded, digits)} ${unit === "rows" && rounded === 1 ? "row" : unit}`;
}

function measure({ metric, unit }: Threshold, report: BulkReport): number | undefined {
  if (metric === "throughput") return report.throughput;
  const duration = durations.find((known) => known === metric);
  if (duration !== undefined) return report.latency.count === 0 ? undefined : report.latency[duration];
  const count = countOf(metric, report);
  if (unit !== "%") return count;
  return report.rows === 0 ? undefined : (count / report.rows) * 100;
}

function countOf(metric: Threshold["metric"], report: BulkReport): number {
  if (metric === "unexpected") return report.unexpected;
  if (metric === "unfinished") return Math.max(report.unfinished, report.left);
  return report.outcomes.reduce((sum, { kind, count }) => (kind === metric ? sum + count : sum), 0);
}

function compare(measured: number, { operator, value }: Threshold): boolean {
  switch (operator) {
    case ">":
      return measured > value;
    case ">=":
      return measured >= value;
    case "<":
      return measured < value;
    case "<=":
      return measured <= value;
  }
}
