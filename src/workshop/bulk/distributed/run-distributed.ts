import type { ShownText } from "../../port.ts";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { putFile } from "../../../aws/bucket/object-streams.ts";
import { describeMapRun, findMapRun } from "../../../aws/execution/map-run.ts";
import { pollUntilFound } from "../../../aws/poll-until-found.ts";
import { describeExecution, type ExecutionView } from "../../../aws/execution/read-execution.ts";
import { startExecution } from "../../../aws/execution/start-execution.ts";
import { UserError } from "../../../user-error.ts";
import { runStep } from "../../step.ts";
import type { BatchRun } from "../batch-run.ts";
import { startTicker, type Ticker } from "../reporting/ticker.ts";
import { ensureBulkResources } from "./bulk-resources.ts";
import { collectResults } from "./collect-results.ts";
import { writeItems } from "./items.ts";
import { uploadAll } from "./upload-all.ts";
import { readMapRecord, writeMapRecord, type MapRecord } from "./map-record.ts";

/**
 * Hands the rows that have not ended to Step Functions: they go to S3, the map machine starts an execution for each,
 * and their ends come back from S3. After leaving in between, `--resume` comes back to it; the rows continue meanwhile.
 */
export async function runDistributed(run: BatchRun): Promise<void> {
  const { folder } = run.prepared;
  const before = await readMapRecord(folder);
  if (before && !before.collected) await followAndCollect(run, before);
  if (run.halt.reason || run.report().left === 0) return;
  const record = await begin(run, (before?.attempt ?? 0) + 1);
  if (record) await followAndCollect(run, record, { isNew: true });
}

async function begin(run: BatchRun, attempt: number): Promise<MapRecord | undefined> {
  const { environment, prepared, request } = run;
  const { record, folder } = prepared;
  const { session, port } = environment;
  const { bucket, mapMachineArn } = await ensureBulkResources(environment, { machine: record.machine });
  const photos = prepared.bucket;
  const withoutPhoto =
    record.upload && photos !== undefined
      ? await runStep(port, { code: "step-row-photos", values: { bucket: photos } }, async () => {
          const value = await uploadAll(run, photos);
          const detail: ShownText =
            value.size === 0 ? { code: "all-there" } : { code: "count-not-uploaded", values: { count: value.size } };
          return { value, changed: true, detail };
        })
      : new Set<number>();
  if (run.halt.reason) return undefined;
  const file = join(folder.path, "items.jsonl");
  const [items, results] = [`${record.batch}/items-${attempt}.jsonl`, `${record.batch}/results-${attempt}`];
  await runStep(port, { code: "step-rows", values: { bucket } }, async () => {
    const count = await writeItems(run, { file, leftOut: withoutPhoto });
    await run.limiters.put.call(() =>
      putFile(session, { bucket, key: items, file, contentType: "application/x-ndjson" }),
    );
    await rm(file);
    return { value: undefined, changed: true, detail: { code: "count-rows-uploaded", values: { count } } };
  });
  if (run.halt.reason) return undefined;
  const name = `${record.batch}-${attempt}`;
  const input = {
    bucket,
    items,
    results,
    concurrency: request.concurrency,
    toleratedFailurePercentage: request.toleratedFailures ?? 100,
  };
  const executionArn = await startMap(run, { machineArn: mapMachineArn, name, input });
  const started: MapRecord = { attempt, executionArn, bucket, results, collected: false };
  await writeMapRecord(folder, started);
  return started;
}

/** The name comes from batch and attempt: one that was started and not kept, because of a crash, is the same. */
async function startMap(run: BatchRun, start: { machineArn: string; name: string; input: object }): Promise<string> {
  try {
    return await run.limiters.start.call(() => startExecution(run.environment.session, start));
  } catch (error) {
    if (!(error instanceof UserError && error.code === "execution-exists")) throw error;
    return `${start.machineArn.replace(":stateMachine:", ":execution:")}:${start.name}`;
  }
}

/** How long an old answer may miss what is there, in milliseconds of waiting. */
const missingPatienceMs = 20_000;

/** Errors after which nothing more is to be had from a map run. */
const lost: ReadonlySet<string> = new Set(["map-run-gone", "map-run-failed", "results-missing"]);

/** @param options.isNew whether the execution was started moments ago: an old answer does not show it yet */
async function followAndCollect(
  run: BatchRun,
  record: MapRecord,
  { isNew = false }: { isNew?: boolean } = {},
): Promise<void> {
  const ticker = startTicker(run);
  try {
    const ended = await follow(run, record, { ticker, isNew });
    if (ended === undefined) return;
    ticker.note({ running: 0 });
    if (brokenAround.has(ended.execution.error ?? "")) throw mapRunFailed(record, ended.execution);
    await collectResults(run, { bucket: record.bucket, prefix: record.results, mapRunArn: ended.mapRunArn });
    await writeMapRecord(run.prepared.folder, { ...record, collected: true });
  } catch (error) {
    // A resumed run hands the rows out again: by their names none is started twice, and all ends are found.
    if (error instanceof UserError && lost.has(error.code))
      await writeMapRecord(run.prepared.folder, { ...record, collected: true });
    throw error;
  } finally {
    ticker.stop();
  }
}

/** Errors of a map run that could not read its rows, start them, or write their ends: there are no results to collect. */
const brokenAround: ReadonlySet<string> = new Set([
  "States.ItemReaderFailed",
  "States.Permissions",
  "States.ResultWriterFailed",
]);

/** A map run whose execution has ended. */
interface EndedMapRun {
  readonly mapRunArn: string;
  readonly execution: ExecutionView;
}

/**
 * Follows the map run to its end; undefined when the person leaves before. Reads lag behind writes: an execution that is
 * new, and the map run of one that has ended, are looked for again.
 */
async function follow(
  run: BatchRun,
  record: MapRecord,
  { ticker, isNew }: { ticker: Ticker; isNew: boolean },
): Promise<EndedMapRun | undefined> {
  const { limiters, environment } = run;
  const { signal, port } = environment;
  const session = environment.session.withoutRetries();
  const patience = { signal, pollMs: session.pollMs, patienceMs: missingPatienceMs };
  const look = () => limiters.other("DescribeExecution").call(() => describeExecution(session, record.executionArn));
  const findRun = () => limiters.other("ListMapRuns").call(() => findMapRun(session, record.executionArn));
  const onWait = () => port.notify({ type: "note", text: { code: "execution-not-visible" } });
  let isSeen = !isNew;
  let mapRunArn: string | undefined;
  while (!run.halt.reason) {
    const execution = await (isSeen ? look() : pollUntilFound(look, { ...patience, onWait }));
    if (execution === undefined) throw mapRunGone(record);
    isSeen = true;
    mapRunArn ??= await findRun();
    if (execution.status !== "RUNNING") {
      if (execution.status === "SUCCEEDED")
        mapRunArn ??= await pollUntilFound(findRun, { ...patience, onWait: () => {} });
      if (mapRunArn === undefined) throw mapRunFailed(record, execution);
      return { mapRunArn, execution };
    }
    if (mapRunArn !== undefined) await noteProgress(mapRunArn);
    await pause(run, Math.min(session.pollMs, 2000));
  }
  return undefined;

  async function noteProgress(arn: string): Promise<void> {
    const { items } = await limiters.other("DescribeMapRun").call(() => describeMapRun(session, arn));
    ticker.note({ running: items.running, elsewhere: { succeeded: items.succeeded, failed: items.failed } });
  }
}

async function pause(run: BatchRun, ms: number): Promise<void> {
  try {
    await sleep(ms, undefined, { signal: run.environment.signal });
  } catch {
    // The person leaves: the halt says so.
  }
}

function mapRunGone(record: MapRecord): UserError {
  return new UserError({ code: "map-run-gone", values: { execution: record.executionArn } });
}

function mapRunFailed(
  record: MapRecord,
  execution: { error: string | undefined; cause: string | undefined },
): UserError {
  const reason = [execution.error, execution.cause].filter((part) => part !== undefined && part !== "").join(": ");
  return new UserError({ code: "map-run-failed", values: { execution: record.executionArn, reason } });
}
