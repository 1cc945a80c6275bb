import type { Outcome } from "./environment.ts";

/** The facts in the lines around an invocation. */
export interface InvocationReport {
  readonly requestId: string;
  readonly memoryMiB: number;
  readonly version: string;
  readonly format: "JSON" | "Text";
}

/** The line before an invocation. */
export function formatStart(report: InvocationReport, time: Date): string {
  if (report.format === "Text") return `START RequestId: ${report.requestId} Version: ${report.version}\n`;
  return formatRecord(time, "platform.start", { requestId: report.requestId, version: report.version });
}

/**
 * The lines after an invocation: why it was cut off, if it was, END and REPORT.
 *
 * @param cutOff AWS's words for a timeout or an end of the process
 * @param errorType the type of the error the REPORT line names, beside timeouts
 */
export function formatEnd(
  report: InvocationReport,
  time: Date,
  outcome: Outcome,
  how: { cutOff?: string; errorType?: string },
): string[] {
  const status = outcome.kind === "timeout" ? "timeout" : how.errorType === undefined ? "success" : "error";
  const billed = Math.ceil(outcome.duration + (outcome.initDuration ?? 0));
  const used = Math.min(report.memoryMiB, Math.ceil(outcome.memoryUsed));
  if (report.format === "JSON") {
    const metrics = {
      durationMs: round(outcome.duration),
      billedDurationMs: billed,
      memorySizeMB: report.memoryMiB,
      maxMemoryUsedMB: used,
      ...(outcome.initDuration === undefined ? {} : { initDurationMs: round(outcome.initDuration) }),
    };
    const errorType = how.errorType === undefined ? {} : { errorType: how.errorType };
    return [formatRecord(time, "platform.report", { requestId: report.requestId, metrics, status, ...errorType })];
  }
  const fields = [
    `REPORT RequestId: ${report.requestId}`,
    `Duration: ${outcome.duration.toFixed(2)} ms`,
    `Billed Duration: ${billed} ms`,
    `Memory Size: ${report.memoryMiB} MB`,
    `Max Memory Used: ${used} MB`,
    ...(outcome.initDuration === undefined ? [] : [`Init Duration: ${outcome.initDuration.toFixed(2)} ms`]),
    ...(status === "success" ? [] : [`Status: ${status}`]),
    ...(status === "error" ? [`Error Type: ${how.errorType}`] : []),
  ];
  return [
    ...(how.cutOff === undefined ? [] : [formatCutOff(report.requestId, time, outcome, how.cutOff)]),
    `END RequestId: ${report.requestId}\n`,
    `${fields.join("\t")}\t\n`,
  ];
}

function formatCutOff(requestId: string, time: Date, outcome: Outcome, cutOff: string): string {
  if (outcome.kind === "timeout") return `${time.toISOString()} ${requestId} ${cutOff}\n\n`;
  return `RequestId: ${requestId} Error: ${cutOff}\nRuntime.ExitError\n`;
}

function formatRecord(time: Date, type: string, record: object): string {
  return `${JSON.stringify({ time: time.toISOString(), type, record })}\n`;
}

function round(milliseconds: number): number {
  return Math.round(milliseconds * 1000) / 1000;
}
