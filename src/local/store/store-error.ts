import { AwsError } from "../aws-error.ts";

const sqliteFull = 13;

/** The status of an answer that no attempt will better as long as nobody makes room: SDKs do not try again. */
export const fullDiskStatus = 507;

/** Whether a failed write is the full disk's fault. */
export function isFullDisk(error: unknown): boolean {
  return error instanceof AwsError && error.statusCode === fullDiskStatus;
}

/** SQLite's "database or disk is full" in words a person can act on; everything else as it is. */
export function storeError(error: unknown): unknown {
  const code = error instanceof Error && "errcode" in error ? error.errcode : undefined;
  if (code !== sqliteFull) return error;
  return new AwsError(
    "InternalFailure",
    "The disk that holds the local endpoint's data folder is full. Nothing of this request was stored.",
    { statusCode: fullDiskStatus },
  );
}
