import { countOf } from "../count.ts";
import type { AreaText } from "../entry.ts";

/** The screens of bulk runs' reports, `bulk compare`, `bulk list` and `bulk prune`. */
export const text = {
  "dot-legend": ". accepted   r refused   f failed   X not as expected",
  "report-not-writable": (v: { reporter: string; reason: string }) =>
    `The report ${v.reporter} cannot be written: ${v.reason}. The rows continue; the journal keeps them.`,
  "bulk-title": (v: { batch: string }) => `Bulk run ${v.batch}`,
  "bulk-verdict-good": (v: { rows: number }) => `All ${v.rows} rows ended as expected`,
  "bulk-verdict-bad": (v: { unexpected: number; rows: number; left: number }) =>
    `${v.unexpected} of ${v.rows} rows not as expected${v.left === 0 ? "" : `, ${v.left} without an outcome`}`,
  "bulk-figures": (v: { rows: number; manifest: string; p50: string; p95: string | undefined; max: string }) =>
    `${countOf(v.rows, "row")} of ${v.manifest}; p50 ${v.p50}${v.p95 === undefined ? "" : `, p95 ${v.p95}`}, max ${v.max}`,
  "bulk-more": (v: { count: number }) => `and ${v.count} more`,
  "row-not-as-expected": (v: { expected: string; outcome: string; execution: string }) =>
    `Expected ${v.expected}, was ${v.outcome} (execution ${v.execution})`,
  "any-answer": "any outcome",
  "head-outcome": "Outcome",
  "head-reason": "Reason",
  "head-rows": "Rows",
  "head-unexpected": "Not as expected",
  "head-row": "Row",
  "head-user": "User",
  "head-photo": "Photo",
  "head-expected": "Expected",
  "head-time": "Time",
  "head-execution": "Execution",
  "head-before": "Before",
  "head-after": "After",
  "head-change": "Change",
  "head-state": "State",
  "head-verdict": "Verdict",
  "head-batch": "Batch",
  "head-manifest": "Manifest",
  "head-begun": "Started",
  "head-status": "Status",
  "compare-title": (v: { before: string; after: string }) => `${v.before} and ${v.after}`,
  "compare-rows": (v: { matched: number; onlyBefore: number; onlyAfter: number }) =>
    `${countOf(v.matched, "row")} in both, ${v.onlyBefore} only before, ${v.onlyAfter} only after`,
  "compare-changes": "Changes of outcome",
  "compare-changed": "Changed rows",
  "compare-times": "Times",
  "whole-execution": "Whole execution",
  "batch-finished": "finished",
  "batch-unfinished": "unfinished",
  "no-batches": "This folder has no batches.",
  "batches-damaged": (v: { batches: readonly string[] }) =>
    `Damaged: ${v.batches.join(", ")}. To see what is wrong with one: bulk run --resume --batch NAME`,
  "batches-pruned": (v: { batches: readonly string[]; dryRun: boolean }) =>
    v.batches.length === 0
      ? "There is nothing to delete."
      : `${v.dryRun ? "To delete" : "Deleted"}: ${v.batches.join(", ")}`,
  "all-rows": "All rows",
  "filter-rows": "Filter by text",
  "filter-all": "All outcomes",
  "rows-shown": "rows shown",
  "rows-left-out": (v: { shown: number; rows: number }) =>
    `The page has the first ${v.shown} of ${v.rows} rows. The CSV and JSON reports have all of them.`,
  "check-in-order": (v: { manifest: string; rows: string; one: boolean }) =>
    `${v.manifest} is in order: ${v.rows} ${v.one ? "row" : "rows"} would be run.`,
  "rows-as-expected": (v: { good: string; rows: string; took?: string | undefined }) =>
    `${v.good} of ${v.rows} rows as expected${inTime(v.took)}`,
  "rows-not-as-expected": (v: {
    good: string;
    rows: string;
    bad: string;
    left?: string | undefined;
    took?: string | undefined;
  }) =>
    `${v.good} of ${v.rows} rows as expected${v.bad === "0" ? "" : `, ${v.bad} not`}${v.left === undefined ? "" : `, ${v.left} without an outcome`}${inTime(v.took)}`,
  "head-resumed": "Resumed",
  "rows-ended-before": (v: { rows: string }) => `${v.rows} rows had ended before`,
  "head-throughput": "Throughput",
  "rows-per-second": (v: { rate: number | string }) => `${v.rate} rows/s`,
  "head-calls": "Calls",
  "calls-per-row": (v: { count: number; calls: string }) => `${v.count} per row: ${v.calls}`,
  "head-throttled": "Throttled",
  "calls-throttled": (v: { throttles: string; one: boolean; retries: string }) =>
    `${v.throttles} ${v.one ? "call" : "calls"}; ${v.retries} repeated after a failure`,
  "head-visits": "Visits",
  "head-max": "Max",
  "head-retries": "Retries",
  "in-all": "In all",
  "more-in-report": (v: { count: string }) => `and ${v.count} more: see the report or the journal`,
  "more-in-json": (v: { count: string }) => `and ${v.count} more: see --json`,
  "rows-in-both": (v: { matched: string; before: string; after: string }) =>
    `${v.matched} in both, ${v.before} only before, ${v.after} only after`,
  "no-common-rows": "the reports have no rows in common; both must be of the same manifest",
  "rows-changed": (v: { count: string }) => `${v.count} changed`,
  "rows-mended": (v: { mended: string; broken: string; chance: string; clear: boolean }) =>
    `; ${v.mended} now as expected, ${v.broken} no longer as expected: ${v.clear ? "not by chance" : "may be chance"} (${v.chance})`,
  "head-p50-before": "p50 before",
  "head-p50-after": "p50 after",
  "head-p99-before": "p99 before",
  "head-p99-after": "p99 after",
  "verdict-slower": "slower",
  "verdict-faster": "faster",
  "verdict-no-clear-difference": "no clear difference",
  "verdict-too-few-rows": "too few rows",
  "verdict-only-in-one": "only in one",
  "row-place": (v: { place: string }) => v.place,
  "row-repetition": (v: { place: string; repeat: number }) => `${v.place} (repetition ${v.repeat})`,
  "progress-rows": (v: { ended: string; rows: string }) => `${v.ended} of ${v.rows} rows`,
  "progress-stopping": "stopping: waiting for what runs",
  "progress-remaining": (v: { time: string }) => `about ${v.time} left`,
  "count-succeeded": (v: { count: string }) => `${v.count} succeeded`,
  "count-failed": (v: { count: string }) => `${v.count} failed`,
  "count-accepted": (v: { count: string }) => `${v.count} accepted`,
  "count-refused": (v: { count: string }) => `${v.count} refused`,
  "count-running": (v: { count: string }) => `${v.count} running`,
  "count-throttled": (v: { count: string }) => `${v.count} throttled`,
  "count-repeated": (v: { count: string }) => `${v.count} repeated`,
  "count-unexpected": (v: { count: string }) => `${v.count} not as expected`,
  "row-accepted": "accepted",
  "row-succeeded": "succeeded",
  "row-refused": "refused",
  "row-failed": "failed",
  "row-unfinished": "unfinished",
  "head-operation": "Operation",
  "head-repeated": "Repeated after a failure",
  "count-caught": (v: { count: string }) => `${v.count} caught`,
  "count-retries": (v: { count: string }) => (v.count === "1" ? "1 retry" : `${v.count} retries`),
  "page-outcomes": "Outcomes",
  "page-latency": "How long executions took",
  "page-latency-label": "How many executions took how long",
  "page-graph-label": "The states and how often each was entered",
  "page-begun": (v: { at: string }) => `started ${v.at}`,
  "page-machine": (v: { machine: string; rows: number }) => `${v.machine}: ${countOf(v.rows, "row")}`,
  "page-count-between": (v: { count: string; from: string; to: string }) => `${v.count} between ${v.from} and ${v.to}`,
  "page-no-picture": "no picture",
  "state-never-entered": "never entered",
  "tile-ended": (v: { rows: string }) => `of ${v.rows} rows ended`,
  "tile-median": (v: { p90: string | undefined }) => (v.p90 === undefined ? "median" : `median; p90 ${v.p90}`),
  "tile-longest": "longest",
  "tile-p99": (v: { max: string }) => `p99; longest ${v.max}`,
  "tile-throughput": (v: { took: string }) => `rows, in ${v.took}`,
  "tile-throttled": (v: { retries: string }) => `throttled; ${v.retries} ${v.retries === "1" ? "retry" : "retries"}`,
  "tile-resumed": "rows ended in an earlier run",
} satisfies AreaText;

function inTime(took: string | undefined): string {
  return took === undefined ? "" : `, in ${took}`;
}
