import { exitCodes, type ExitCode } from "./exit-codes.ts";

/** What a person reads about an error that he can do something about. */
export interface UserErrorText {
  /** Stable name for scripts, in kebab-case: `setup-not-done`. */
  readonly code: string;
  /** What happened, one sentence. */
  readonly message: string;
  /** Why, where that is known. */
  readonly why?: string | undefined;
  /** What to do, one entry for each thing that helps; commands are written as they are typed. */
  readonly next?: readonly string[] | undefined;
  /** Default: failed. */
  readonly exitCode?: ExitCode | undefined;
  readonly cause?: unknown;
}

/** An error the user can fix. Every other error that reaches the top is a bug of ours and is shown as one. */
export class UserError extends Error {
  readonly code: string;
  readonly why: string | undefined;
  readonly next: readonly string[];
  readonly exitCode: ExitCode;

  constructor(text: UserErrorText) {
    super(text.message, { cause: text.cause });
    this.name = "UserError";
    this.code = text.code;
    this.why = text.why;
    this.next = text.next ?? [];
    this.exitCode = text.exitCode ?? exitCodes.failed;
  }
}
