import type { Environment } from "../environment.ts";
import { createEndedRows, rowIndex } from "./batch/ended-rows.ts";
import { createHalt, type Halt } from "./calls/halt.ts";
import { openJournal, readJournal, type Journal } from "./batch/journal.ts";
import { createCallLimiters, type CallLimiters } from "./calls/call-limiters.ts";
import type { BulkListener } from "./listener.ts";
import { createOutcomeCounter } from "./reporting/outcome-count.ts";
import type { PreparedBatch } from "./batch/prepare-batch.ts";
import { makeReport, type BatchFacts, type BulkReport } from "./reporting/report.ts";
import type { BulkRequest } from "./request.ts";
import type { BulkRow } from "./rows/row.ts";
import type { RowResult } from "./rows/row-result.ts";

/** A batch on its way: what has ended, and where ends go. */
export interface BatchRun {
  readonly environment: Environment;
  readonly prepared: PreparedBatch;
  readonly request: BulkRequest;
  readonly listener: BulkListener;
  readonly halt: Halt;
  readonly limiters: CallLimiters;
  /** Whether a row had ended before this run. */
  isEnded(row: Pick<BulkRow, "row">, repeat: number): boolean;
  /** Takes a row's end: counts it, keeps it, passes it on. */
  take(result: RowResult): Promise<void> | undefined;
  /** The report so far. */
  report(): BulkReport;
  /** Brings what was taken to the disk. */
  close(): Promise<void>;
}

/** Opens a batch: what its journal holds has ended and is reported first. */
export async function openBatchRun(given: {
  environment: Environment;
  prepared: PreparedBatch;
  request: BulkRequest;
  listener: BulkListener;
}): Promise<BatchRun> {
  const { environment, prepared, request, listener } = given;
  const { record, folder } = prepared;
  const facts = factsOf(given);
  const halt = createHalt(environment.signal);
  const limiters = createCallLimiters(request);
  const counter = createOutcomeCounter();
  const endedRows = createEndedRows(facts.rows);
  const indexOf = ({ row, repeat }: { row: number; repeat: number }): number => rowIndex(row, repeat, record.repeat);
  await listener.notify({ type: "batch-begins", facts });
  await readJournal(folder.journal, async (result) => {
    if (endedRows.has(indexOf(result))) return;
    endedRows.add(indexOf(result));
    counter.add(result);
    await listener.notify({ type: "row-ended", result, earlier: true });
  });
  const resumed = endedRows.count;
  const began = performance.now();
  const journal = await openJournal(folder.journal);
  return {
    ...given,
    halt,
    limiters,
    isEnded: (row, repeat) => endedRows.has(indexOf({ row: row.row, repeat })),
    take(result) {
      if (result.outcome.kind !== "unfinished") journal.append(result);
      haltAfter(result, { halt, journal, failFast: request.failFast });
      counter.add(result);
      return listener.notify({ type: "row-ended", result, earlier: false });
    },
    report: () =>
      makeReport({
        facts,
        counted: counter.counted(),
        resumed,
        tookMs: performance.now() - began,
        calls: limiters.counts(),
      }),
    async close() {
      await journal.close();
      if (journal.failure) halt.stop({ kind: "error", error: journal.failure });
    },
  };
}

function factsOf({ environment, prepared, request }: Parameters<typeof openBatchRun>[0]): BatchFacts {
  const { record, manifest, machines } = prepared;
  return {
    batch: record.batch,
    manifest: manifest.name,
    rows: record.manifestRows * record.repeat,
    concurrency: request.concurrency,
    target: environment.target,
    startedAt: record.startedAt,
    definitions: machines.definitions,
  };
}

/**
 * Halts a batch after a row. A result that cannot be kept ends it, and the person may want no more after the first
 * surprise.
 */
function haltAfter(result: RowResult, given: { halt: Halt; journal: Journal; failFast: boolean }): void {
  if (given.journal.failure) given.halt.stop({ kind: "error", error: given.journal.failure });
  if (given.failFast && !result.asExpected) given.halt.stop({ kind: "fail-fast" });
}
