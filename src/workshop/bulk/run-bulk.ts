import type { Environment } from "../environment.ts";
import { lockBatch } from "./batch-lock.ts";
import { writeBatchRecord } from "./batch.ts";
import { createEndedRows, rowIndex } from "./ended-rows.ts";
import { createHalt, type Halt, type HaltReason } from "./halt.ts";
import { openJournal, readJournal } from "./journal.ts";
import { openLanes } from "./lanes.ts";
import type { BulkListener } from "./listener.ts";
import { limitRows } from "./manifest/check-manifest.ts";
import { readRows } from "./manifest/read-rows.ts";
import { createOutcomeCounter, type OutcomeCounter } from "./outcome-count.ts";
import { keepHeapModest } from "./modest-heap.ts";
import { prepareBatch, type PreparedBatch } from "./prepare-batch.ts";
import { countKinds, createProgressMeter } from "./progress.ts";
import { makeReport, type BatchFacts, type BulkReport } from "./report.ts";
import type { BulkRequest } from "./request.ts";
import { resumeBatch } from "./resume-batch.ts";
import type { RowResult } from "./row-result.ts";
import { runRows } from "./run-rows.ts";
import { makeThumbnail } from "./thumbnail.ts";
import { createUploader } from "./upload-photos.ts";

/** How a batch ended. */
export interface BulkEnd {
  readonly report: BulkReport;
  /** Why rows were not started any more; undefined when all were. */
  readonly halted: HaltReason | undefined;
}

/** Checks a manifest without starting anything: how many rows would be run. */
export async function checkBulk(
  environment: Environment,
  request: BulkRequest,
): Promise<{ rows: number; manifest: string }> {
  const { record, manifest } = await prepareBatch(environment, { ...request, dryRun: true });
  return { rows: record.manifestRows * record.repeat, manifest: manifest.name };
}

/** Runs a batch, or what is left of one, to its end or to a halt. */
export async function runBulk(
  environment: Environment,
  request: BulkRequest,
  listener: BulkListener,
): Promise<BulkEnd> {
  const prepared = request.resume ? await resumeBatch(environment, request) : await prepareBatch(environment, request);
  const { record, folder } = prepared;
  const unlock = await lockBatch(folder.lock, record.batch);
  try {
    const end = await runPrepared(environment, { prepared, request, listener });
    await writeBatchRecord(folder, { ...record, finished: end.report.complete });
    return end;
  } finally {
    await unlock();
  }
}

/** Takes rows' ends: counts them, keeps them, passes them on. */
interface Intake {
  readonly counter: OutcomeCounter;
  take(result: RowResult): Promise<void> | undefined;
}

async function runPrepared(
  environment: Environment,
  given: { prepared: PreparedBatch; request: BulkRequest; listener: BulkListener },
): Promise<BulkEnd> {
  const { prepared, request, listener } = given;
  const { record, folder, machines, manifest } = prepared;
  const facts: BatchFacts = {
    batch: record.batch,
    manifest: manifest.name,
    rows: record.manifestRows * record.repeat,
    concurrency: request.concurrency,
    target: environment.target,
    startedAt: new Date().toISOString(),
    definitions: machines.definitions,
  };
  const halt = createHalt(environment.signal);
  const lanes = openLanes(request);
  const counter = createOutcomeCounter();
  await listener.tell({ type: "batch-begins", facts });
  const endedRows = createEndedRows(facts.rows);
  await readJournal(folder.journal, async (result) => {
    const index = rowIndex(result.row, result.repeat, record.repeat);
    if (endedRows.has(index)) return;
    endedRows.add(index);
    counter.add(result);
    await listener.tell({ type: "row-ended", result, earlier: true });
  });
  const resumed = endedRows.count;
  const began = performance.now();
  const report = (): BulkReport =>
    makeReport({
      facts,
      counted: counter.counted(),
      resumed,
      tookMs: performance.now() - began,
      calls: lanes.counts(),
    });
  const journal = await openJournal(folder.journal);
  const intake: Intake = {
    counter,
    take(result) {
      if (result.outcome.kind !== "unfinished") journal.append(result);
      if (journal.failure) halt.stop({ kind: "error", error: journal.failure });
      if (request.failFast && !result.asExpected) halt.stop({ kind: "fail-fast" });
      counter.add(result);
      return listener.tell({ type: "row-ended", result, earlier: false });
    },
  };
  const ticker = startTicker({ listener, report, halt });
  try {
    const session = environment.session.withoutRetries();
    await runRows(limitRows(readRows(manifest, { add() {} }), record.limit), {
      batch: record.batch,
      session,
      lanes,
      halt,
      concurrency: request.concurrency,
      repeat: record.repeat,
      timeoutMs: request.timeoutSeconds === undefined ? undefined : request.timeoutSeconds * 1000,
      bucket: prepared.bucket,
      uploader:
        record.upload && prepared.bucket !== undefined
          ? createUploader({ session, bucket: prepared.bucket, headLane: lanes.head, putLane: lanes.put })
          : undefined,
      machineOf: (stage) => machines.of(stage),
      isEnded: (row, repeat) => endedRows.has(rowIndex(row.row, repeat, record.repeat)),
      take: (result) => intake.take(result),
      onRunning: (count) => ticker.running(count),
    });
  } finally {
    ticker.stop();
    await journal.close();
  }
  if (journal.failure) halt.stop({ kind: "error", error: journal.failure });
  const final = report();
  await listener.tell({
    type: "batch-ends",
    report: final,
    thumbnailOf: (result) => makeThumbnail(environment.session, prepared.bucket, result),
  });
  return { report: final, halted: final.complete ? undefined : halt.reason };
}

const tickMs = 200;

/** Tells the progress some times a second. */
function startTicker(given: { listener: BulkListener; report: () => BulkReport; halt: Halt }): {
  running(count: number): void;
  stop(): void;
} {
  const meter = createProgressMeter();
  const heap = keepHeapModest();
  let running = 0;
  const tell = (): void => {
    heap.look();
    const report = given.report();
    const { rows, ended, unexpected, left } = report;
    void given.listener.tell({
      type: "progress",
      report: () => report,
      progress: {
        rows,
        ended,
        running,
        unexpected,
        ...countKinds(report),
        ...meter.measure({ ended, left, atMs: performance.now() }),
        throttles: report.throttles,
        stopping: given.halt.reason !== undefined,
      },
    });
  };
  const timer = setInterval(tell, tickMs);
  return {
    running(count) {
      running = count;
    },
    stop() {
      clearInterval(timer);
      tell();
    },
  };
}
