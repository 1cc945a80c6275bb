import { exitCodes, type ExitCodeOf } from "../exit-codes.ts";
import type { ReporterChoice } from "../ui/bulk/reporters/choose-reporters.ts";
import type { ReportedError } from "../ui/error-text.ts";
import type { ReporterFailure } from "../ui/bulk/reporters/reporter.ts";
import { writeToStderr } from "../ui/terminal/write.ts";
import { judgeBulk } from "../workshop/bulk/reporting/judge-bulk.ts";
import type { BulkEnd } from "../workshop/bulk/run-bulk.ts";
import { judgeThresholds, type Threshold, type ThresholdResult } from "../workshop/bulk/reporting/thresholds.ts";
import { explainFailure } from "./explain-failure.ts";
import { Interrupted } from "./interruption.ts";

/** Ends the command as its batch ended: the table, the exit code, and what is wrong in one place. */
export async function endBulk(
  end: BulkEnd,
  shown: {
    text: string;
    choices: readonly ReporterChoice[];
    thresholds: readonly Threshold[];
    failures: readonly ReporterFailure[];
    signal: AbortSignal;
  },
) {
  const thresholds = judgeThresholds(shown.thresholds, end.report);
  const result = {
    report: end.report,
    unwrittenReports: shown.failures,
    ...(thresholds.length === 0 ? {} : { thresholds }),
  };
  // A report on standard output is alone there.
  const isTaken = shown.choices.some(({ destination }) => destination === "-");
  if (isTaken) await writeToStderr(shown.text);
  const text = isTaken ? "" : shown.text;
  const verdict = judgeBulk(end);
  switch (verdict?.kind) {
    case "interrupted": {
      const reason: unknown = shown.signal.reason;
      const exitCode = reason instanceof Interrupted ? reason.exitCode : exitCodes.interrupted;
      return { result, text, exitCode, error: verdict.error };
    }
    case "error": {
      const failure = explainFailure(verdict.error);
      return { result, text, exitCode: failure.exitCode, error: withWayBack(failure.error, verdict) };
    }
    case "unexpected":
    case undefined:
      if (thresholds.some(({ broken }) => broken))
        return { result, text, exitCode: exitCodes.failed, error: exceeded(end, thresholds) };
      if (verdict) return { result, text, exitCode: verdict.exitCode, error: verdict.error };
      return shown.failures.length === 0 ? { result, text } : { result, text, ...unwritten(end, shown.failures) };
  }
}

/** An error that can be put right says how far the batch came, and leads back to it. */
function withWayBack(
  error: ReportedError,
  { ended, rows, resumable }: { ended: number; rows: number; resumable: string | undefined },
): ReportedError {
  if (error.code === "unexpected") return error;
  return {
    ...error,
    also: {
      sentence: { code: "rows-have-ended", values: { ended, rows } },
      next: resumable === undefined ? [] : [{ code: "continue-batch", values: { batch: resumable } }],
    },
  };
}

function exceeded({ report }: BulkEnd, thresholds: readonly ThresholdResult[]): ReportedError {
  const broken = thresholds.filter((threshold) => threshold.broken);
  const values = { thresholds: broken, unexpected: report.unexpected, rows: report.rows };
  return { code: "threshold-broken", values };
}

function unwritten(
  end: BulkEnd,
  failures: readonly ReporterFailure[],
): { exitCode: ExitCodeOf<"failed">; error: ReportedError } {
  return {
    exitCode: exitCodes.failed,
    error: { code: "report-not-written", values: { failures, batch: end.report.batch } },
  };
}
