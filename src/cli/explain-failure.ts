import type { DaemonError } from "../local/daemon/daemon-error.ts";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import type { ReportedError } from "../ui/error-text.ts";
import type { NamedTarget } from "../workshop/port.ts";
import { isPromptInterrupted } from "../ui/terminal/prompts.ts";
import type { ErrorArea, Message } from "../text/areas.ts";
import { UserError } from "../user-error.ts";
import { explainAwsError } from "../workshop/explain-error.ts";

/** An error as it is reported, and the exit code it ends with. */
export interface Failure {
  /** Its code and values, which are worded where it is printed. */
  readonly error: ReportedError;
  readonly exitCode: ExitCode;
  /** Ended by the person on purpose: nothing needs to be said. */
  readonly quiet: boolean;
}

/**
 * Sorts any thrown value into the two kinds of errors: the user can fix it, or it is our bug.
 *
 * @param target where the command works: a next command starts the local endpoint again, and AWS has no address to check
 */
export function explainFailure(thrown: unknown, target: NamedTarget | null = null): Failure {
  if (isPromptInterrupted(thrown))
    return {
      error: { code: "interrupted-question" },
      exitCode: exitCodes.interrupted,
      quiet: true,
    };
  const explained = explainDaemonError(explainAwsError(thrown));
  const error = explainUnreachable(explained, target);
  if (error instanceof UserError)
    return { error: { code: error.code, values: error.values }, exitCode: error.exitCode, quiet: false };
  return { error: bugReport(error), exitCode: exitCodes.failed, quiet: false };
}

/** By its name: the class itself is loaded only by commands that start the endpoint. */
function explainDaemonError(error: unknown): unknown {
  return isDaemonError(error) ? new UserError({ ...error.fault, cause: error }) : error;
}

function isDaemonError(error: unknown): error is DaemonError {
  return error instanceof Error && error.name === "DaemonError" && "fault" in error;
}

/** The endpoint of this machine answered before: it was stopped or killed while the command worked. */
function explainUnreachable(error: unknown, target: NamedTarget | null): unknown {
  if (!(error instanceof UserError) || error.code !== "endpoint-unreachable") return error;
  const reason = "reason" in error.values && typeof error.values.reason === "string" ? error.values.reason : "";
  const address =
    "address" in error.values && typeof error.values.address === "string" ? error.values.address : undefined;
  if (target?.target === "aws") {
    const values = { address, region: target.region, reason };
    return new UserError({ code: "aws-unreachable", values, cause: error.cause });
  }
  if (target?.target !== "local") return error;
  return new UserError({ code: "local-endpoint-ended", values: { reason }, cause: error.cause });
}

function bugReport(thrown: unknown): Message<ErrorArea> {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const text =
    error.name === "Error" || error.message.startsWith(error.name) ? error.message : `${error.name}: ${error.message}`;
  const where = (error.stack ?? "").split("\n").find((line) => line.trim().startsWith("at "));
  return { code: "unexpected", values: { text, where: where?.trim() } };
}
