import { AwsError } from "../aws-error.ts";

const sqliteFull = 13;

/** SQLite's "database or disk is full" in words a person can act on; everything else as it is. 507: an SDK need not try again. */
export function storeError(error: unknown): unknown {
  const code = error instanceof Error && "errcode" in error ? error.errcode : undefined;
  if (code !== sqliteFull) return error;
  return new AwsError(
    "InternalFailure",
    "The disk that holds the local endpoint's data folder is full. Nothing of this request was stored.",
    { statusCode: 507 },
  );
}
