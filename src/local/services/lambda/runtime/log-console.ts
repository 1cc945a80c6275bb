import { format } from "node:util";
import { describeError, toError } from "./error-shape.ts";
import { frameKinds, writeFrame } from "./frames.ts";

const levels = ["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"] as const;
type Level = (typeof levels)[number];

let requestId: string | undefined;

/** The invocation that log lines belong to from now on. */
export function setLoggedRequest(id: string): void {
  requestId = id;
}

/**
 * Makes `console` write log events as AWS's runtime does: `time, request id, level, text` with tabs between, or one
 * JSON object an event where the function's log format is JSON. Text that a function writes to stdout and stderr
 * directly is passed on unchanged.
 */
export function logConsole(): void {
  const lowest = Math.max(
    0,
    levels.findIndex((level) => level === process.env["AWS_LAMBDA_LOG_LEVEL"]?.toUpperCase()),
  );
  const write = (level: Level) =>
    levels.indexOf(level) < lowest ? () => {} : (...values: unknown[]) => logEvent(level, values);
  Object.assign(console, {
    trace: write("TRACE"),
    debug: write("DEBUG"),
    info: write("INFO"),
    log: write("INFO"),
    warn: write("WARN"),
    error: write("ERROR"),
    fatal: write("FATAL"),
  });
  process.stdout.write = passOn;
  process.stderr.write = passOn;
}

/** Logs an error that ended an invocation or the process, under the words AWS's runtime uses. */
export function logError(title: string, error: unknown): void {
  if (isJson()) logEvent("ERROR", [toError(error)]);
  else logEvent("ERROR", [title, `\t${describeError(error)}`]);
}

function logEvent(level: Level, values: unknown[]): void {
  const timestamp = new Date().toISOString();
  const text = isJson()
    ? formatJson(timestamp, level, values)
    : `${timestamp}\t${requestId}\t${level}\t${format(...values)}\n`;
  writeFrame(frameKinds.log, text);
}

function formatJson(timestamp: string, level: Level, values: unknown[]): string {
  const event = { timestamp, level, requestId };
  if (values.length === 1) {
    try {
      return JSON.stringify({ ...event, message: values[0] }, (_key, value: unknown) =>
        value instanceof Error ? describe(value) : value,
      );
    } catch {
      return JSON.stringify({ ...event, message: format(values[0]) });
    }
  }
  const error = values.find((value) => value instanceof Error);
  return JSON.stringify({ ...event, message: format(...values), ...(error ? describe(error) : {}) });
}

function describe(error: Error): object {
  return {
    errorType: error.constructor.name,
    errorMessage: error.message,
    stackTrace: error.stack?.split("\n") ?? [],
    ...error,
  };
}

function isJson(): boolean {
  return process.env["AWS_LAMBDA_LOG_FORMAT"]?.toUpperCase() === "JSON";
}

function passOn(chunk: Uint8Array | string, ...rest: unknown[]): boolean {
  writeFrame(frameKinds.output, typeof chunk === "string" ? chunk : Buffer.from(chunk).toString());
  const done = rest.findLast((value) => typeof value === "function");
  if (done) process.nextTick(done);
  return true;
}
