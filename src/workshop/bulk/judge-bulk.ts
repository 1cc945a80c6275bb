import { exitCodes, type ExitCode } from "../../exit-codes.ts";
import { UserError } from "../../user-error.ts";
import { explainAwsError } from "../explain-error.ts";
import type { BulkEnd } from "./run-bulk.ts";

/** What a batch's end means to a script; undefined when every row was as expected. */
export type BulkVerdict =
  | { readonly kind: "interrupted"; readonly message: string; readonly next: string[] }
  | { readonly kind: "error"; readonly error: unknown }
  | { readonly kind: "unexpected"; readonly message: string; readonly exitCode: ExitCode; readonly next: string[] }
  | undefined;

/** Judges a batch: what stopped it counts more than what its rows were. */
export function judgeBulk({ report, halted, goesOn }: BulkEnd): BulkVerdict {
  const next = halted || !report.complete ? [`Go on: npx wildrydes bulk run --resume --batch ${report.batch}`] : [];
  const progress = `${report.ended} of ${report.rows} rows have ended`;
  if (halted?.kind === "interrupted" && goesOn)
    return {
      kind: "interrupted",
      message: "Interrupted: Step Functions goes on with the rows.",
      next: [`Follow them again: npx wildrydes bulk run --resume --batch ${report.batch}`],
    };
  if (halted?.kind === "interrupted") return { kind: "interrupted", message: `Interrupted: ${progress}.`, next };
  if (halted?.kind === "error") return { kind: "error", error: withNext(explainHalt(halted.error), progress, next) };
  const wrong = report.unexpected + report.unfinished;
  if (wrong === 0 && report.complete) return undefined;
  const counted = `${report.unexpected} of ${report.rows} rows ${report.unexpected === 1 ? "was" : "were"} not as expected`;
  const unfinished = report.left === 0 ? "" : `, ${report.left} ${report.left === 1 ? "has" : "have"} no outcome`;
  return { kind: "unexpected", message: `${counted}${unfinished}.`, exitCode: exitCodes.someFailed, next };
}

function explainHalt(error: unknown): unknown {
  if (error instanceof Error && /^StateMachine(DoesNotExist|Deleting)$/.test(error.name))
    return new UserError({
      code: "machine-deleted",
      message: "A state machine was deleted while the batch ran.",
      why: error.message,
      next: ["Deploy it again: npx wildrydes deploy-machine --stage N"],
      exitCode: exitCodes.notFound,
      cause: error,
    });
  return explainAwsError(error);
}

/** An error that can be put right leads back to the batch. */
function withNext(error: unknown, progress: string, next: readonly string[]): unknown {
  if (!(error instanceof UserError)) return error;
  const { code, message, why, exitCode, cause } = error;
  return new UserError({
    code,
    message: `${message} ${progress}.`,
    why,
    next: [...error.next, ...next],
    exitCode,
    cause,
  });
}
