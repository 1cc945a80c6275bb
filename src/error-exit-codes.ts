import { exitCodes, type ExitCode } from "./exit-codes.ts";
import type { CodeOf, ErrorArea } from "./text/areas.ts";

const { failed, usage, notFound, declined, stillInProgress, interrupted, terminated } = exitCodes;

/** How each error ends the program. Where a code ends in several ways, the first is the default. */
export const errorExitCodes = {
  "bad-endpoint-url": usage,
  "bad-environment-name": usage,
  "bad-region": usage,
  "bad-stored-choice": usage,
  "bucket-taken": failed,
  "confirmation-needed": declined,
  "contradicting-target": usage,
  declined,
  "definition-file-unreadable": notFound,
  "definition-not-json": usage,
  "functions-not-built": failed,
  interrupted: [interrupted, terminated],
  "interrupted-question": interrupted,
  "machine-not-found": notFound,
  "output-missing": notFound,
  "output-not-written": failed,
  "reserved-environment-name": usage,
  "setup-failed": notFound,
  "setup-in-progress": stillInProgress,
  "setup-not-done": notFound,
  "stack-failed": failed,
  "stack-half-deleted": failed,
  "stack-not-deleted": failed,
  unexpected: failed,
  "unknown-region": usage,
  "unknown-target": usage,
  usage,
} as const satisfies Record<CodeOf<ErrorArea>, ExitCode | readonly [ExitCode, ...ExitCode[]]>;
