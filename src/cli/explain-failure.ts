import { exitCodes, type ExitCode } from "../exit-codes.ts";
import type { ShownError } from "../ui/error-text.ts";
import { isPromptInterrupted } from "../ui/prompts.ts";
import { UserError } from "../user-error.ts";
import { explainAwsError } from "../workshop/explain-error.ts";

/** An error as it is shown, and the exit code it ends with. */
export interface Failure {
  readonly shown: ShownError;
  readonly exitCode: ExitCode;
  /** Ended by the person on purpose: nothing needs to be said. */
  readonly quiet: boolean;
}

/**
 * Sorts any thrown value into the two kinds of errors: the user can fix it, or it is our bug.
 *
 * @param options.local the command works against the local endpoint, which a next command starts again
 */
export function explainFailure(thrown: unknown, options: { local: boolean } = { local: false }): Failure {
  if (isPromptInterrupted(thrown))
    return {
      shown: { code: "interrupted", message: "Interrupted at the question; nothing was changed.", next: [] },
      exitCode: exitCodes.interrupted,
      quiet: true,
    };
  const explained = explainDaemonError(explainAwsError(thrown));
  const error = options.local ? explainLocalEnd(explained) : explained;
  if (error instanceof UserError)
    return {
      shown: { code: error.code, message: error.message, why: error.why, next: error.next },
      exitCode: error.exitCode,
      quiet: false,
    };
  return { shown: bugReport(error), exitCode: exitCodes.failed, quiet: false };
}

/** The daemon's own errors already say what to do; they only need our exit code. */
function explainDaemonError(error: unknown): unknown {
  if (!(error instanceof Error) || error.name !== "DaemonError") return error;
  const code = "code" in error && typeof error.code === "string" ? error.code : "start-failed";
  const next = "next" in error ? error.next : undefined;
  const why = "why" in error && typeof error.why === "string" ? error.why : undefined;
  return new UserError({
    code: `local-${code}`,
    message: error.message,
    why,
    next: typeof next === "string" ? [next] : Array.isArray(next) ? next.map(String) : [],
    exitCode: code === "start-failed" ? exitCodes.failed : exitCodes.preflight,
    cause: error,
  });
}

/** The endpoint of this machine answered before: it was stopped or killed while the command worked. */
function explainLocalEnd(error: unknown): unknown {
  if (!(error instanceof UserError) || error.code !== "endpoint-unreachable") return error;
  return new UserError({
    code: "local-endpoint-ended",
    message: "The local endpoint ended while the command worked.",
    why: error.why,
    next: ["Run the command again: it starts the endpoint, and what was stored is still there"],
    exitCode: exitCodes.preflight,
    cause: error.cause,
  });
}

function bugReport(thrown: unknown): ShownError {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const named =
    error.name === "Error" || error.message.startsWith(error.name) ? error.message : `${error.name}: ${error.message}`;
  const where = (error.stack ?? "").split("\n").find((line) => line.trim().startsWith("at "));
  return {
    code: "unexpected",
    message: `Something unexpected went wrong: ${named}`,
    why: where?.trim(),
    next: ["This is probably a bug in wildrydes: run it again with WILDRYDES_DEBUG=1 and report what it prints"],
  };
}
