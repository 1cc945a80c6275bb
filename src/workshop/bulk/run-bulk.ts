import { confirmCost } from "../cost/confirm-cost.ts";
import type { Environment } from "../environment.ts";
import { estimatePhotos } from "../cost/prices.ts";
import { openBatchRun, type BatchRun } from "./batch-run.ts";
import { writeBatchRecord } from "./batch/batch.ts";
import { readMapRecord } from "./distributed/map-record.ts";
import { runDistributed } from "./distributed/run-distributed.ts";
import type { HaltReason } from "./calls/halt.ts";
import type { BulkListener } from "./listener.ts";
import { noticeFaces } from "../photos/notice-faces.ts";
import { readRows } from "./manifest/read-rows.ts";
import { prepareBatch } from "./batch/prepare-batch.ts";
import type { BulkReport } from "./reporting/report.ts";
import type { BulkRequest } from "./request.ts";
import { chooseConcurrency } from "./choose-concurrency.ts";
import { resumeBatch } from "./batch/resume-batch.ts";
import { runRows } from "./rows/run-rows.ts";
import { makeThumbnail } from "./rows/thumbnail.ts";
import { startTicker } from "./reporting/ticker.ts";
import { createUploader } from "./rows/upload-photos.ts";

/** How a batch ended. */
export interface BulkEnd {
  readonly report: BulkReport;
  /** Why rows were not started any more; undefined when all were. */
  readonly halted: HaltReason | undefined;
  /** Whether Step Functions continues with the rows of a distributed run. */
  readonly goesOn: boolean;
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
export async function runBulk(environment: Environment, asked: BulkRequest, listener: BulkListener): Promise<BulkEnd> {
  const prepared = asked.resume ? await resumeBatch(environment, asked) : await prepareBatch(environment, asked);
  const { record, folder, bucket, release } = prepared;
  try {
    await confirmCost(environment, estimatePhotos(record.manifestRows * record.repeat));
    const { concurrency, isConcurrencyChosen: isChosen = true } = asked;
    const request = { ...asked, concurrency: await chooseConcurrency(environment, { concurrency, isChosen }) };
    const run = await openBatchRun({ environment, prepared, request, listener });
    try {
      await (record.distributed ? runDistributed(run) : runFromHere(run));
    } catch (error) {
      run.halt.stop({ kind: "error", error });
    } finally {
      await run.close();
    }
    const report = run.report();
    await listener.notify({
      type: "batch-ends",
      report,
      thumbnailOf: (result) => makeThumbnail(environment.session, bucket, result),
    });
    // Rows that have ended but could not be kept are looked up again by `--resume`.
    const isDone = report.complete && run.halt.reason?.kind !== "error";
    // On a full disk it stays unfinished: `--resume` then only reports it once more.
    await writeBatchRecord(folder, { ...record, finished: isDone }).catch(() => {});
    const mapRun = record.distributed ? await readMapRecord(folder) : undefined;
    return { report, halted: isDone ? undefined : run.halt.reason, goesOn: mapRun?.collected === false };
  } finally {
    release();
  }
}

/** Starts and follows the rows from this process. */
async function runFromHere(run: BatchRun): Promise<void> {
  const { environment, prepared, request, limiters, halt } = run;
  const { record, machines, manifest, bucket } = prepared;
  const session = environment.session.withoutRetries();
  const uploads = record.upload && bucket !== undefined;
  if (uploads) await noticeFaces(environment);
  const ticker = startTicker(run);
  try {
    await runRows(readRows(manifest, record), {
      batch: record.batch,
      session,
      limiters,
      halt,
      concurrency: request.concurrency,
      repeat: record.repeat,
      timeoutMs: request.timeoutSeconds === undefined ? undefined : request.timeoutSeconds * 1000,
      bucket,
      uploader: uploads
        ? createUploader({ session, bucket, headLimiter: limiters.head, putLimiter: limiters.put })
        : undefined,
      machineOf: (stage) => machines.of(stage),
      isEnded: (row, repeat) => run.isEnded(row, repeat),
      take: (result) => run.take(result),
      onRunning: (running) => ticker.note({ running }),
    });
  } finally {
    ticker.stop();
  }
}
