import { countOf } from "../count.ts";
import type { AreaText } from "../entry.ts";

/** What reports of bulk runs and `bulk compare`, `bulk list` and `bulk prune` show. */
export const text = {
  "dot-legend": ". accepted   r refused   f failed   X not as expected",
  "report-not-writable": (v: { reporter: string; reason: string }) =>
    `The report ${v.reporter} cannot be written: ${v.reason}. The rows continue; the journal keeps them.`,
  "bulk-title": (v: { batch: string }) => `Bulk run ${v.batch}`,
  "bulk-verdict-good": (v: { rows: number }) => `All ${v.rows} rows ended as expected`,
  "bulk-verdict-bad": (v: { unexpected: number; rows: number; left: number }) =>
    `${v.unexpected} of ${v.rows} rows not as expected${v.left === 0 ? "" : `, ${v.left} without an outcome`}`,
  "bulk-figures": (v: { rows: number; manifest: string; p50: string; p95: string; max: string }) =>
    `${countOf(v.rows, "row")} of ${v.manifest}; p50 ${v.p50}, p95 ${v.p95}, max ${v.max}`,
  "bulk-more": (v: { count: number }) => `and ${v.count} more`,
  "row-not-as-expected": (v: { expected: string; outcome: string; execution: string }) =>
    `Expected ${v.expected}, was ${v.outcome} (execution ${v.execution})`,
  "any-answer": "an answer",
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
  "head-begun": "Begun",
  "head-status": "Status",
  "compare-title": (v: { before: string; after: string }) => `${v.before} and ${v.after}`,
  "compare-rows": (v: { matched: number; onlyBefore: number; onlyAfter: number }) =>
    `${countOf(v.matched, "row")} in both, ${v.onlyBefore} only before, ${v.onlyAfter} only after`,
  "compare-changed": "Changed rows",
  "compare-times": "Times",
  "whole-execution": "Whole execution",
  "batch-finished": "finished",
  "batch-unfinished": "unfinished",
  "no-batches": "This folder has no batches.",
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
} satisfies AreaText;
