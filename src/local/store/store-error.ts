import { AwsError } from "../aws-error.ts";
import { isDiskFull } from "./disk-full.ts";

/**
 * SQLITE_FULL, and how SQLite reports a limit of file sizes: SQLITE_IOERR_WRITE, _FSYNC, _TRUNCATE, _SHMSIZE (SQLite,
 * "Result and Error Codes").
 */
const sqliteFull: ReadonlySet<unknown> = new Set([13, 778, 1034, 1546, 4874]);
/** SQLITE_CORRUPT and SQLITE_NOTADB. */
const sqliteDamaged = new Set([11, 26]);

/** The status of an answer that no attempt will better as long as nobody makes room: SDKs do not try again. */
export const fullDiskStatus = 507;

/** Whether a failed write is the full disk's fault. */
export function isFullDisk(error: unknown): boolean {
  return error instanceof AwsError && error.statusCode === fullDiskStatus;
}

/** SQLite's "database or disk is full" and damage in words a person can act on; everything else as it is. */
export function storeError(error: unknown): unknown {
  if (error instanceof UnusableStoreError) return new AwsError("InternalFailure", error.message, { statusCode: 500 });
  if (isDamage(error))
    return new AwsError(
      "InternalFailure",
      "The store of the local endpoint is damaged. `npx wildrydes local reset` deletes it and begins anew.",
      { statusCode: 500 },
    );
  const code = error instanceof Error && "errcode" in error ? error.errcode : undefined;
  if (!sqliteFull.has(code) && !isDiskFull(error)) return error;
  return new AwsError(
    "InternalFailure",
    "The disk that holds the local endpoint's data folder is full. Nothing of this request was stored.",
    { statusCode: fullDiskStatus, localFault: "disk-full" },
  );
}

/** The store is damaged or not the endpoint's own, so that nothing may be written to it. */
export class UnusableStoreError extends Error {
  readonly code: "DAMAGED_STORE" | "NEWER_STORE";

  constructor(code: UnusableStoreError["code"], message: string) {
    super(message);
    this.name = "UnusableStoreError";
    this.code = code;
  }
}

/** Whether SQLite found a file damaged. */
export function isDamage(error: unknown): boolean {
  const code = error instanceof Error && "errcode" in error ? error.errcode : undefined;
  return typeof code === "number" && sqliteDamaged.has(code % 256);
}
