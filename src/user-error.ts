import { errorExitCodes } from "./error-exit-codes.ts";
import { exitCodes, type ExitCode } from "./exit-codes.ts";
import type { ErrorArea, Message } from "./text/areas.ts";

/** An error as the catalogue knows it: a code, with the values its sentences take. */
export type ErrorMessage = Message<ErrorArea>;

/** What an error carries beside its code and values. */
interface ErrorDetails {
  /** Only where the code ends in several ways; the default is the code's own of `errorExitCodes`. */
  readonly exitCode?: ExitCode | undefined;
  readonly cause?: unknown;
}

/** The form of errors that are still worded where they are thrown. Only bulk runs have some; new ones take a code. */
export interface WordedError extends ErrorDetails {
  readonly code: string;
  readonly message: string;
  readonly why?: string | undefined;
  readonly next?: readonly string[] | undefined;
}

/**
 * An error the user can fix. It carries no sentence: `src/text` words it by its code and values. Every other error that
 * reaches the top is a bug of ours and is shown as one.
 */
export class UserError extends Error {
  readonly code: string;
  readonly values: object;
  readonly exitCode: ExitCode;
  readonly worded:
    | { readonly message: string; readonly why?: string | undefined; readonly next: readonly string[] }
    | undefined;

  constructor(error: (ErrorMessage & ErrorDetails) | WordedError) {
    const worded = "message" in error ? error : undefined;
    const values = "values" in error ? (error.values ?? {}) : {};
    super(worded?.message ?? `${error.code} ${JSON.stringify(values)}`, { cause: error.cause });
    this.name = "UserError";
    this.code = error.code;
    this.values = values;
    this.exitCode = error.exitCode ?? (worded ? exitCodes.failed : exitCodeOf(error.code));
    this.worded = worded && { message: worded.message, why: worded.why, next: worded.next ?? [] };
  }

  /** @deprecated Only an error that was worded where it was thrown has a reason to read. */
  get why(): string | undefined {
    return this.worded?.why;
  }

  /** @deprecated Only an error that was worded where it was thrown has hints to read. */
  get next(): readonly string[] {
    return this.worded?.next ?? [];
  }
}

function exitCodeOf(code: string): ExitCode {
  const known: Readonly<Record<string, ExitCode | readonly ExitCode[]>> = errorExitCodes;
  const exits = known[code] ?? exitCodes.failed;
  return typeof exits === "number" ? exits : (exits[0] ?? exitCodes.failed);
}
