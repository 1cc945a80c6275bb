import { UserError } from "../../user-error.ts";
import type { RunStage } from "../names.ts";
import type { UserFrom } from "./manifest/manifest.ts";
import { checkBatchName } from "./batch/batch.ts";

/** The request of `bulk run`. */
export interface BulkRequest {
  /** A file, a folder, or `-` for standard input; may be left out where a batch is taken up again. */
  readonly manifest: string | undefined;
  /** Where relative paths begin and batches are kept. */
  readonly workingFolder: string;
  readonly batch: string | undefined;
  readonly resume: boolean;
  readonly stage: RunStage | undefined;
  /** Name of another machine than the stages'. */
  readonly machine: string | undefined;
  readonly concurrency: number;
  /** Whether a person chose that number. Default: true. */
  readonly isConcurrencyChosen?: boolean | undefined;
  /** Default: 1. */
  readonly repeat: number | undefined;
  readonly limit: number | undefined;
  readonly upload: boolean;
  readonly failFast: boolean;
  readonly timeoutSeconds: number | undefined;
  /** StartExecution calls a second, at most. */
  readonly rate: number | undefined;
  /** How often a call is repeated when the network or the service fails. */
  readonly retries: number;
  readonly dryRun: boolean;
  /** Where the user ids of a folder of photos come from. Default: `name`. */
  readonly userFrom?: UserFrom | undefined;
  readonly distributed: boolean;
  /** How many rows of a distributed run may fail before it is stopped, in percent. Default: 100. */
  readonly toleratedFailures: number | undefined;
}

/** Checks what can be checked of a request alone. @throws UserError (exit code 2) */
export function checkRequest(request: BulkRequest): BulkRequest {
  if (request.batch !== undefined) checkBatchName(request.batch);
  if (request.manifest === undefined && !request.resume) throw new UserError({ code: "no-manifest" });
  if (request.stage !== undefined && request.machine !== undefined) throw contradiction(["stage"], "machine");
  if (request.resume && request.dryRun) throw contradiction(["dry-run"], "resume");
  if (request.distributed) {
    const flags = [
      ...(request.failFast ? ["fail-fast"] : []),
      ...(request.timeoutSeconds === undefined ? [] : ["timeout"]),
    ];
    if (flags.length > 0) throw contradiction(flags, "distributed");
  }
  return request;
}

function contradiction(flags: readonly string[], against: string): UserError {
  return new UserError({ code: "contradicting-flags", values: { flags, against } });
}
