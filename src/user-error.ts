import { errorExitCodes } from "./error-exit-codes.ts";
import { exitCodes, type ExitCode } from "./exit-codes.ts";
import type { ErrorArea, Message } from "./text/areas.ts";

/** An error as the catalogue knows it: a code, with the values its sentences take. */
export type ErrorMessage = Message<ErrorArea>;

/** The parts of an error beside its code and values. */
interface ErrorDetails {
  /** Only where the code ends in several ways; the default is the code's own of `errorExitCodes`. */
  readonly exitCode?: ExitCode | undefined;
  readonly cause?: unknown;
}

/**
 * An error the user can fix. It carries no sentence: `src/text` words it by its code and values. Every other error that
 * reaches the top is a bug of ours and is shown as one.
 */
export class UserError extends Error {
  readonly code: string;
  readonly values: object;
  readonly exitCode: ExitCode;

  constructor(error: ErrorMessage & ErrorDetails) {
    const values = error.values ?? {};
    super(`${error.code} ${JSON.stringify(values)}`, { cause: error.cause });
    this.name = "UserError";
    this.code = error.code;
    this.values = values;
    this.exitCode = error.exitCode ?? exitCodeOf(error.code);
  }
}

function exitCodeOf(code: string): ExitCode {
  const known: Readonly<Record<string, ExitCode | readonly ExitCode[]>> = errorExitCodes;
  const exits = known[code] ?? exitCodes.failed;
  return typeof exits === "number" ? exits : (exits[0] ?? exitCodes.failed);
}
