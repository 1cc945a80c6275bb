import { exitCodes } from "../../exit-codes.ts";
import { UserError } from "../../user-error.ts";
import type { StageNumber } from "../names.ts";
import { checkBatchName } from "./batch.ts";

/** What a person asks of `bulk run`. */
export interface BulkRequest {
  /** A file, a folder, or `-` for standard input; may be left out where a batch is taken up again. */
  readonly manifest: string | undefined;
  /** Where relative paths begin and batches are kept. */
  readonly workingFolder: string;
  readonly batch: string | undefined;
  readonly resume: boolean;
  readonly stage: StageNumber | undefined;
  /** Name of another machine than the stages'. */
  readonly machine: string | undefined;
  readonly concurrency: number;
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
  readonly distributed: boolean;
  /** How many rows of a distributed run may fail before it is stopped, in percent. Default: 100. */
  readonly toleratedFailures: number | undefined;
}

/** Checks what can be checked of a request by itself. @throws UserError (exit code 2) */
export function checkRequest(request: BulkRequest): BulkRequest {
  if (request.batch !== undefined) checkBatchName(request.batch);
  if (request.manifest === undefined && !request.resume)
    throw usage(
      "no-manifest",
      "No manifest was named.",
      "Name a CSV file, a JSON Lines file, a folder of photos, or -",
    );
  if (request.stage !== undefined && request.machine !== undefined)
    throw usage("contradicting-flags", "--stage and --machine exclude each other.", "Leave one of them out");
  if (request.resume && request.dryRun)
    throw usage("contradicting-flags", "--resume and --dry-run exclude each other.", "Leave one of them out");
  if (request.distributed && (request.failFast || request.timeoutSeconds !== undefined))
    throw usage(
      "contradicting-flags",
      "--fail-fast and --timeout do not go with --distributed: the rows are started by Step Functions.",
      "Leave them out",
    );
  return request;
}

function usage(code: string, message: string, next: string): UserError {
  return new UserError({ code, message, next: [next], exitCode: exitCodes.usage });
}
