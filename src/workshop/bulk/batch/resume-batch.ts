import { resolve } from "node:path";
import { UserError } from "../../../user-error.ts";
import type { Environment } from "../../environment.ts";
import { lockBatch } from "./batch-lock.ts";
import { batchFolder, listBatches, readBatchRecord, type BatchFolder, type BatchRecord } from "./batch.ts";
import { findBulkMachines } from "../machines.ts";
import { checkManifest } from "../manifest/check-manifest.ts";
import { openManifest, type Manifest } from "../manifest/manifest.ts";
import type { Problem } from "../manifest/mistakes.ts";
import { readRows } from "../manifest/read-rows.ts";
import { findBucket, type PreparedBatch } from "./prepare-batch.ts";
import type { BulkRequest } from "../request.ts";
import { readRowDigests, writeRowDigests } from "./row-digests.ts";

/** Takes up a batch that was cut off: finds it, and makes sure that it is still the same work. */
export async function resumeBatch(environment: Environment, request: BulkRequest): Promise<PreparedBatch> {
  const record = await findRecord(request);
  checkSameWork(record, request, environment);
  const folder = batchFolder(request.workingFolder, record.batch);
  const release = lockBatch(folder.lock, record.batch);
  try {
    const manifest = await openManifest(record.manifest);
    const { stages } = await checkUnchanged(record, manifest, folder);
    const machines = await findBulkMachines(environment, { stages, stage: record.stage, machine: record.machine });
    return { record, folder, release, manifest, machines, bucket: await findBucket(environment, record) };
  } catch (error) {
    release();
    throw error;
  }
}

async function findRecord(request: BulkRequest): Promise<BatchRecord> {
  if (request.batch !== undefined) {
    const record = await readBatchRecord(batchFolder(request.workingFolder, request.batch));
    if (record) return record;
    const known = (await listBatches(request.workingFolder)).batches.slice(0, 5).map(({ batch }) => batch);
    throw notFound({ batch: request.batch, known });
  }
  const { batches } = await listBatches(request.workingFolder);
  const record = batches.find((candidate) => !candidate.finished && isOf(candidate, request));
  if (record) return record;
  throw notFound({ manifest: request.manifest, known: batches.slice(0, 5).map(({ batch }) => batch) });
}

function isOf({ manifest }: BatchRecord, { manifest: wanted, workingFolder }: BulkRequest): boolean {
  if (wanted === undefined) return true;
  if (wanted === "-") return manifest.name === "standard input";
  return manifest.name === wanted || manifest.path === resolve(workingFolder, wanted);
}

/** @throws UserError (exit code 2) when the flags, the target or the manifest are others than the batch began with */
function checkSameWork(record: BatchRecord, request: BulkRequest, environment: Environment): void {
  const { account, region, environment: name } = environment.target;
  const differences: Problem[] = [];
  const compare = (what: string, then: unknown, now: unknown): void => {
    if (then !== now)
      differences.push({ code: "batch-differs", values: { what, before: textOrNull(then), now: textOrNull(now) } });
  };
  compare("account", record.account, account);
  compare("region", record.region, region);
  compare("env", record.environment, name);
  if (request.manifest !== undefined && !isOf(record, request))
    compare("manifest", record.manifest.name, request.manifest);
  for (const flag of ["stage", "machine", "repeat", "limit"] as const)
    if (request[flag] !== undefined) compare(flag, record[flag], request[flag]);
  for (const flag of ["upload", "distributed"] as const)
    if (request[flag] && !record[flag]) differences.push({ code: "batch-flag-not-given", values: { flag } });
  if (differences.length === 0) return;
  throw new UserError({ code: "other-batch", values: { batch: record.batch, differences } });
}

/** Reads the manifest again: it has to hold the very rows it held when the batch began. */
async function checkUnchanged(record: BatchRecord, manifest: Manifest, folder: BatchFolder) {
  const now = `${folder.digests}.now`;
  const digests = writeRowDigests(now);
  const checked = await checkManifest(manifest, {
    limit: record.limit,
    photoFiles: false,
    onRow: (digest) => digests.add(digest),
  }).finally(() => digests.close());
  const changes = await compareDigests(folder.digests, now);
  if (changes.rows.length === 0) return checked;
  throw new UserError({
    code: "manifest-changed",
    values: { manifest: manifest.name, batch: record.batch, changes: await describeChanges(manifest, changes) },
  });
}

interface Changes {
  /** Numbers of the first rows that are others now. */
  readonly rows: readonly number[];
  readonly before: number;
  readonly now: number;
}

const mostNamed = 20;

async function compareDigests(before: string, now: string): Promise<Changes> {
  const rows: number[] = [];
  const earlier = readRowDigests(before)[Symbol.asyncIterator]();
  const later = readRowDigests(now)[Symbol.asyncIterator]();
  const counts = { before: 0, now: 0 };
  for (;;) {
    const [one, other] = await Promise.all([earlier.next(), later.next()]);
    if (!one.done) counts.before += 1;
    if (!other.done) counts.now += 1;
    if (one.done && other.done) return { rows, ...counts };
    if (one.value !== other.value && rows.length < mostNamed) rows.push(Math.max(counts.before, counts.now));
  }
}

async function describeChanges(manifest: Manifest, changes: Changes): Promise<Problem[]> {
  const wanted = new Set(changes.rows);
  const lines: Problem[] = [];
  for await (const rows of readRows(manifest)) {
    for (const { row, place, user, key } of rows)
      if (wanted.has(row))
        lines.push({
          code: row > changes.before ? "row-is-new" : "row-is-another",
          values: { place, user, key },
        });
    if (lines.length >= wanted.size) break;
  }
  if (changes.before !== changes.now)
    lines.push({ code: "row-count-changed", values: { before: changes.before, now: changes.now } });
  return lines;
}

function notFound(values: {
  batch?: string | undefined;
  manifest?: string | undefined;
  known: readonly string[];
}): UserError {
  return new UserError({ code: "batch-not-found", values });
}

function textOrNull(value: unknown): string | null {
  return value === undefined ? null : String(value);
}
