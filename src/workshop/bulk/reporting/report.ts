import type { TargetSummary } from "../../port.ts";
import type { CallCounts } from "../calls/call-limiter.ts";
import type { LatencySummary } from "./latency.ts";
import type { Counted } from "./outcome-count.ts";
import type { RowResult } from "../rows/row-result.ts";

/** The facts about a batch before its first row. */
export interface BatchFacts {
  readonly batch: string;
  /** As it was named on the command line. */
  readonly manifest: string;
  /** Rows to be run, repetitions included. */
  readonly rows: number;
  readonly concurrency: number;
  readonly target: TargetSummary;
  /** When the batch began, in ISO 8601. */
  readonly startedAt: string;
  /** The machines' definitions, by name, for the graph. */
  readonly definitions: Readonly<Record<string, string>>;
}

/** How far a batch is. */
export interface BulkProgress {
  readonly rows: number;
  /** Rows with an outcome, those of an earlier, interrupted run included. */
  readonly ended: number;
  readonly running: number;
  readonly accepted: number;
  /** Rows of machines that are not the workshop's. */
  readonly succeeded: number;
  readonly refused: number;
  readonly failed: number;
  readonly unexpected: number;
  /** Rows a second over the last seconds. */
  readonly rate: number;
  /** Milliseconds; undefined while there is no rate. */
  readonly remainingMs: number | undefined;
  /** Rows of a distributed run that have ended and of which no more is known yet. */
  readonly elsewhere?: { readonly succeeded: number; readonly failed: number } | undefined;
  readonly throttles: number;
  /** Calls repeated after the network or the service failed. */
  readonly retries: number;
  /** No more rows are started; what runs is waited for. */
  readonly stopping: boolean;
}

/** Everything one run says at its end, and at any time before as far as it has come. */
export interface BulkReport extends Counted {
  readonly batch: string;
  readonly manifest: string;
  readonly target: TargetSummary;
  readonly rows: number;
  /** Rows that ended in an earlier run of this batch. */
  readonly resumed: number;
  /** Rows without an outcome: not started, or not seen to end. */
  readonly left: number;
  readonly complete: boolean;
  readonly startedAt: string;
  readonly tookMs: number;
  /** Rows a second of this run. */
  readonly throughput: number;
  readonly calls: readonly CallCounts[];
  /** Calls for each row that ended in this run. */
  readonly callsPerRow: number;
  readonly throttles: number;
  readonly retries: number;
}

export type { CallCounts, LatencySummary, RowResult };

/** Puts a report together. */
export function makeReport(from: {
  facts: BatchFacts;
  counted: Counted;
  resumed: number;
  tookMs: number;
  calls: readonly CallCounts[];
}): BulkReport {
  const { facts, counted, resumed, tookMs } = from;
  const calls = from.calls.filter((count) => count.calls > 0);
  const endedNow = counted.ended - resumed;
  const sum = (of: (count: CallCounts) => number): number => calls.reduce((total, count) => total + of(count), 0);
  return {
    batch: facts.batch,
    manifest: facts.manifest,
    target: facts.target,
    rows: facts.rows,
    resumed,
    left: facts.rows - counted.ended,
    complete: counted.ended === facts.rows,
    startedAt: facts.startedAt,
    tookMs: Math.round(tookMs),
    throughput: tookMs === 0 ? 0 : Math.round((endedNow / tookMs) * 10_000) / 10,
    calls,
    callsPerRow: endedNow === 0 ? 0 : Math.round((sum((count) => count.calls) / endedNow) * 100) / 100,
    throttles: sum((count) => count.throttles),
    retries: sum((count) => count.retries),
    ...counted,
  };
}
