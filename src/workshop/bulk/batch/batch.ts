import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { UserError } from "../../../user-error.ts";
import { parseJson, readMember } from "../../json-member.ts";
import type { RunStage } from "../../names.ts";
import type { UserFrom } from "../manifest/manifest.ts";
import { lockBatch } from "./batch-lock.ts";

/** Everything that has to be the same when a batch is taken up again. */
export interface BatchRecord {
  readonly batch: string;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly manifest: {
    readonly name: string;
    readonly path: string;
    readonly folder: string;
    readonly userFrom?: UserFrom | undefined;
  };
  /** Rows of the manifest, without repetitions. */
  readonly manifestRows: number;
  /** The keys that the bucket holds in another Unicode form, by what the manifest writes. */
  readonly otherForms?: Readonly<Record<string, string>> | undefined;
  readonly repeat: number;
  readonly limit?: number | undefined;
  readonly upload: boolean;
  /** The stage of rows that name none, as it was found when the batch began. */
  readonly stage?: RunStage | undefined;
  /** Another machine than the stages', by name. */
  readonly machine?: string | undefined;
  readonly distributed: boolean;
  readonly account: string;
  readonly region: string;
  readonly environment?: string | undefined;
  readonly finished: boolean;
}

/** A batch's files. */
export interface BatchFolder {
  readonly path: string;
  readonly record: string;
  readonly journal: string;
  readonly digests: string;
  /** Where standard input is kept. */
  readonly input: string;
  readonly lock: string;
}

/**
 * Returns where a batch lies: below the folder in which the program was started, beside the stored choice of target.
 */
export function batchFolder(workingFolder: string, batch: string): BatchFolder {
  return filesWithin(join(batchesFolder(workingFolder), batch));
}

function filesWithin(path: string): BatchFolder {
  const file = (name: string): string => join(path, name);
  return {
    path,
    record: file("batch.json"),
    journal: file("journal.ndjson"),
    digests: file("rows.bin"),
    input: file("input"),
    lock: file("lock.db"),
  };
}

function batchesFolder(workingFolder: string): string {
  return join(workingFolder, ".wildrydes", "bulk");
}

/** A name for a batch that was given none: when it began, and something nobody else has. */
export function nameBatch(now: Date): string {
  const moment = now.toISOString().slice(0, 19).replaceAll(/[-:]/g, "").replace("T", "-");
  return `${moment}-${randomBytes(2).toString("hex")}`;
}

/** Names begin executions' names, of which 80 characters are left to us. @throws UserError (exit code 2) */
export function checkBatchName(name: string): string {
  if (/^[A-Za-z0-9][A-Za-z0-9_-]{0,31}$/.test(name)) return name;
  throw new UserError({ code: "bad-batch-name", values: { name } });
}

/** A batch's folder that no other process works in. */
interface LockedFolder {
  readonly folder: BatchFolder;
  /** Lets other processes work in it. */
  release(): void;
}

/**
 * Makes the folder of a new batch. It takes over what a process left that was killed before its batch began.
 *
 * @throws UserError (exit code 2) when there is a batch of that name
 */
export async function makeBatchFolder(workingFolder: string, batch: string): Promise<LockedFolder> {
  const folder = batchFolder(workingFolder, batch);
  if (await readBatchRecord(folder)) throw batchExists(batch);
  await mkdir(folder.path, { recursive: true });
  const release = lockBatch(folder.lock, batch);
  // It may have begun while this process waited for the lock.
  if (!(await readBatchRecord(folder))) return { folder, release };
  release();
  throw batchExists(batch);
}

function batchExists(batch: string): UserError {
  return new UserError({ code: "batch-exists", values: { batch } });
}

/** A folder for a batch that is only checked. */
export async function makePassingFolder(): Promise<LockedFolder> {
  return { folder: filesWithin(await mkdtemp(join(tmpdir(), "wildrydes-bulk-"))), release() {} };
}

/** Releases the lock before, because it lies in the folder. Everything of the batch is deleted. */
export async function removeBatchFolder({ folder, release }: LockedFolder): Promise<void> {
  release();
  await rm(folder.path, { recursive: true, force: true });
}

/** Stores what a batch is, whole or not at all. */
export async function writeBatchRecord(folder: BatchFolder, record: BatchRecord): Promise<void> {
  const part = `${folder.record}.part`;
  const file = await open(part, "w", 0o600);
  try {
    await file.writeFile(`${JSON.stringify(record, undefined, 2)}\n`);
    await file.datasync();
  } finally {
    await file.close();
  }
  await rename(part, folder.record);
}

/**
 * Reads what a batch is; undefined where there is none, or one that never began.
 *
 * @throws UserError `batch-damaged` (exit code 2), also for a folder that was copied or renamed: what is done to one
 *   batch must not reach another
 */
export async function readBatchRecord(folder: BatchFolder): Promise<BatchRecord | undefined> {
  const text = await readFile(folder.record, "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  const value = parseJson(text);
  const batch = basename(folder.path);
  if (isRecord(value) && value.batch === batch) return value;
  const other = isRecord(value) ? value.batch : undefined;
  throw new UserError({ code: "batch-damaged", values: { batch, file: folder.record, other } });
}

/** The batches of a folder. */
export interface Batches {
  /** Every batch that began here, newest first. */
  readonly batches: readonly BatchRecord[];
  /** Names of those whose record cannot be used. */
  readonly damaged: readonly string[];
}

/** Finds every batch that began in this folder. */
export async function listBatches(workingFolder: string): Promise<Batches> {
  const names = await readdir(batchesFolder(workingFolder)).catch(() => []);
  const damaged: string[] = [];
  const records = await Promise.all(
    names.map((name) =>
      readBatchRecord(batchFolder(workingFolder, name)).catch((error: unknown) => {
        if (!(error instanceof UserError) || error.code !== "batch-damaged") throw error;
        damaged.push(name);
        return undefined;
      }),
    ),
  );
  const batches = records
    .filter((record) => record !== undefined)
    .sort((one, other) => (one.startedAt < other.startedAt ? 1 : -1));
  return { batches, damaged: damaged.toSorted() };
}

function isRecord(value: unknown): value is BatchRecord {
  return (
    typeof value === "object" &&
    value !== null &&
    typeof readMember(value, "batch") === "string" &&
    typeof readMember(value, "startedAt") === "string" &&
    typeof readMember(value, "manifest", "name") === "string" &&
    typeof readMember(value, "manifest", "path") === "string" &&
    typeof readMember(value, "manifestRows") === "number" &&
    typeof readMember(value, "repeat") === "number" &&
    typeof readMember(value, "account") === "string" &&
    typeof readMember(value, "region") === "string"
  );
}
