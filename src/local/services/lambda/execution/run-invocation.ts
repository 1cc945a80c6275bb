import { randomBytes } from "node:crypto";
import type { FunctionRecord } from "../function-record.ts";
import type { Outcome } from "./environment.ts";
import type { FunctionEnvironment } from "./function-environment.ts";
import { formatEnd, formatStart, type InvocationReport } from "./log-lines.ts";

/** The answer to an invocation. */
export interface InvocationAnswer {
  /** The result, or the error in AWS's shape, as JSON text. */
  readonly payload: string;
  readonly failed: boolean;
  /** The last 4 KB of the invocation's log. */
  readonly logTail: Buffer;
}

/** The request of an invocation. */
export interface InvocationRequest {
  readonly requestId: string;
  /** The event as JSON text. */
  readonly event: string;
  /** The ARN the function was called by, with its qualifier. */
  readonly invokedFunctionArn: string;
  /** The client context as JSON text. */
  readonly clientContext?: string;
}

const largestResponse = 6_291_556;
const logTailBytes = 4096;

/** Runs one invocation in an environment and writes the log lines around it. Never rejects. */
export async function runInvocation(
  environment: FunctionEnvironment,
  record: FunctionRecord,
  request: InvocationRequest,
  now: () => number,
): Promise<InvocationAnswer> {
  const report: InvocationReport = {
    requestId: request.requestId,
    memoryMiB: record.memorySize,
    version: record.version ?? "$LATEST",
    format: record.logFormat,
  };
  const lines: string[] = [];
  const log = (text: string): void => {
    environment.logs.add(text);
    lines.push(text);
    if (lines.length > 2000) lines.splice(0, 1000);
  };
  // A long invocation's lines are seen while it runs.
  const flushing = setInterval(() => void environment.logs.flush(), 1000);
  const outcome = await environment.invoke(
    { ...request, traceId: newTraceId(now()) },
    {
      onLog: log,
      onStart: () => log(formatStart(report, new Date(now()))),
    },
  );
  clearInterval(flushing);
  const ending = judgeOutcome(outcome, record, request.requestId);
  for (const line of formatEnd(report, new Date(now()), outcome, ending)) log(line);
  void environment.logs.flush();
  return {
    payload: ending.payload,
    failed: ending.failed,
    logTail: Buffer.from(lines.join("")).subarray(-logTailBytes),
  };
}

/**
 * A trace header in X-Ray's form. Nothing is traced here, so it is not sampled.
 *
 * @param time milliseconds since 1970
 */
function newTraceId(time: number): string {
  const seconds = Math.floor(time / 1000)
    .toString(16)
    .padStart(8, "0");
  const random = randomBytes(20).toString("hex");
  return `Root=1-${seconds}-${random.slice(0, 24)};Parent=${random.slice(24)};Sampled=0`;
}

interface Ending {
  readonly payload: string;
  readonly failed: boolean;
  readonly cutOff?: string;
  readonly errorType?: string;
}

function judgeOutcome(outcome: Outcome, record: FunctionRecord, requestId: string): Ending {
  const text = outcome.text ?? "";
  switch (outcome.kind) {
    case "result":
      if (Buffer.byteLength(text) <= largestResponse) return { payload: text, failed: false };
      return failure(
        "Function.ResponseSizeTooLarge",
        `Response payload size exceeded maximum allowed payload size (${largestResponse} bytes).`,
      );
    case "error":
      return { payload: text, failed: true, ...nameRuntimeError(text) };
    case "timeout": {
      const cutOff = `Task timed out after ${record.timeout.toFixed(2)} seconds`;
      return { ...failure("Sandbox.Timedout", `RequestId: ${requestId} Error: ${cutOff}`), cutOff };
    }
    case "exit": {
      const cutOff = outcome.reason
        ? `Runtime exited with error: ${outcome.reason}`
        : "Runtime exited without providing a reason";
      return {
        ...failure("Runtime.ExitError", `RequestId: ${requestId} Error: ${cutOff}`),
        cutOff,
        errorType: outcome.outOfMemory ? "Runtime.OutOfMemory" : "Runtime.ExitError",
      };
    }
  }
}

function failure(errorType: string, errorMessage: string): Ending {
  return { payload: JSON.stringify({ errorType, errorMessage }), failed: true };
}

/** The REPORT line names an error of the runtime itself; those a handler throws are not its concern. */
function nameRuntimeError(text: string): { errorType?: string } {
  const errorType = /^\{"errorType":"(Runtime\.[A-Za-z]+)"/.exec(text)?.[1];
  return errorType === undefined ? {} : { errorType };
}
