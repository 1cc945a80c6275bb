import { exitCodes } from "../exit-codes.ts";
import type { ReporterChoice } from "../ui/bulk/choose-reporters.ts";
import type { ReporterFailure } from "../ui/bulk/reporter.ts";
import { writeAside } from "../ui/write.ts";
import { judgeBulk } from "../workshop/bulk/judge-bulk.ts";
import type { BulkEnd } from "../workshop/bulk/run-bulk.ts";
import { explainFailure } from "./explain-failure.ts";
import { Interrupted } from "./interruption.ts";
import type { CommandResult } from "./outcome.ts";

/** How a batch's end ends the command: the table, the exit code, and what is wrong in one place. */
export async function endBulk(
  end: BulkEnd,
  shown: {
    text: string;
    choices: readonly ReporterChoice[];
    failures: readonly ReporterFailure[];
    signal: AbortSignal;
  },
): Promise<CommandResult> {
  const result = { report: end.report, unwrittenReports: shown.failures };
  // A report on standard output is alone there.
  const isTaken = shown.choices.some(({ destination }) => destination === "-");
  if (isTaken) await writeAside(shown.text);
  const text = isTaken ? "" : shown.text;
  const verdict = judgeBulk(end);
  switch (verdict?.kind) {
    case "interrupted": {
      const reason: unknown = shown.signal.reason;
      const exitCode = reason instanceof Interrupted ? reason.exitCode : exitCodes.interrupted;
      return { result, text, exitCode, error: { code: "interrupted", message: verdict.message, next: verdict.next } };
    }
    case "error": {
      const failure = explainFailure(verdict.error);
      return { result, text, exitCode: failure.exitCode, error: failure.error };
    }
    case "unexpected":
      return {
        result,
        text,
        exitCode: verdict.exitCode,
        error: { code: "some-not-as-expected", message: verdict.message, next: verdict.next },
      };
    case undefined:
      return shown.failures.length === 0 ? { result, text } : { result, text, ...unwritten(end, shown.failures) };
  }
}

function unwritten(end: BulkEnd, failures: readonly ReporterFailure[]): Pick<CommandResult, "exitCode" | "error"> {
  return {
    exitCode: exitCodes.failed,
    error: {
      code: "report-not-written",
      message: `Every row was as expected, but ${failures.length === 1 ? "a report" : `${failures.length} reports`} could not be written.`,
      why: failures.map(({ reporter, reason }) => `${reporter}: ${reason}`).join("\n"),
      next: [
        `Write it elsewhere from the journal: npx wildrydes bulk run --resume --batch ${end.report.batch} --reporter …`,
      ],
    },
  };
}
