import { enableCompileCache, flushCompileCache } from "node:module";
import { dirname, join } from "node:path";
import { reportError, runtimeError } from "./error-shape.ts";
import { frameKinds, writeFrame } from "./frames.ts";
import { checkHandlerStyle, startInvocation, type RunningInvocation } from "./invocation.ts";
import { type Handler, loadHandler } from "./load-handler.ts";
import { logConsole, logError, setLoggedRequest } from "./log-console.ts";
import { restrictModules } from "./module-resolution.ts";
import { leadFetchedResponses, leadHttpsResponses } from "./response-bucket.ts";
import { offerStreaming, StreamedText } from "./stream-response.ts";
import { type InvocationMessage, isInvocationMessage } from "./protocol.ts";

const exitCodes = { unhandledRejection: 128, uncaughtException: 129, neverLoaded: 13 };

/** The facts about the function that its process knows. */
interface Runtime {
  readonly channel: typeof process.channel;
  handler: Handler | undefined;
  running: RunningInvocation | undefined;
  isCompiledCodeKept: boolean;
}

/**
 * Turns this process into an execution environment: loads the handler its environment variables name, then runs one
 * invocation after the other. Ends the process when the endpoint goes away.
 */
export async function runFunction(): Promise<void> {
  const taskRoot = process.env["LAMBDA_TASK_ROOT"] ?? process.cwd();
  // The code is the same each time: its compiled form is kept beside it for the next cold start.
  enableCompileCache(join(dirname(taskRoot), "compile-cache"));
  logConsole();
  offerStreaming();
  const endpointUrl = process.env["AWS_ENDPOINT_URL"];
  if (endpointUrl !== undefined) leadFetchedResponses(endpointUrl);
  restrictModules(taskRoot, {
    onHttps: () => {
      if (endpointUrl !== undefined) leadHttpsResponses(endpointUrl);
    },
  });
  const { channel } = process;
  delete process.send;
  const runtime: Runtime = { channel, handler: undefined, running: undefined, isCompiledCodeKept: false };
  const waiting: InvocationMessage[] = [];
  process.on("message", (message) => {
    if (!isInvocationMessage(message)) return;
    if (runtime.handler) invoke(runtime, runtime.handler, message);
    else waiting.push(message);
  });
  reportCrashes(runtime);

  // The channel must not keep the event loop busy while code runs: an empty loop is how a promise that never settles
  // and a callback's result are noticed.
  channel?.unref();
  try {
    const loaded = await loadHandler(taskRoot, process.env["_HANDLER"] ?? "");
    checkHandlerStyle(loaded);
    runtime.handler = loaded;
  } catch (error) {
    logError("Uncaught Exception", error);
    crash(runtime, error, exitCodes.uncaughtException);
    return;
  }
  channel?.ref();
  writeFrame(frameKinds.ready, "");
  const first = waiting.shift();
  if (first) invoke(runtime, runtime.handler, first);
}

/** Ends the process, with a report, for everything that ends one on AWS. */
function reportCrashes(runtime: Runtime): void {
  process.on("disconnect", () => process.exit());
  process.on("uncaughtException", (error) => {
    logError("Uncaught Exception", error);
    crash(runtime, error, exitCodes.uncaughtException);
  });
  process.on("unhandledRejection", (reason) => {
    const error = unhandledRejection(reason);
    logError("Unhandled Promise Rejection", error);
    crash(runtime, error, exitCodes.unhandledRejection);
  });
  process.on("beforeExit", () => {
    if (runtime.running) runtime.running.onIdle();
    else process.exit(exitCodes.neverLoaded);
  });
}

function invoke(runtime: Runtime, handler: Handler, message: InvocationMessage): void {
  setLoggedRequest(message.requestId);
  process.env["_X_AMZN_TRACE_ID"] = message.traceId;
  runtime.channel?.unref();
  runtime.running = startInvocation(message, handler, {
    succeed: (result) => succeed(runtime, result),
    fail: (error) => fail(runtime, error),
  });
}

function succeed(runtime: Runtime, result: unknown): void {
  const text = result instanceof StreamedText ? result.text : toJson(result);
  if (text === undefined) fail(runtime, runtimeError("JSONStringifyError", "Unable to stringify response body"));
  else end(runtime, () => writeFrame(frameKinds.result, text));
}

function fail(runtime: Runtime, error: unknown): void {
  end(runtime, () => {
    logError("Invoke Error", error);
    writeFrame(frameKinds.error, JSON.stringify(reportError(error)));
  });
}

function end(runtime: Runtime, report: () => void): void {
  // What the handler left on the event loop for "now" still belongs to this invocation, as on AWS.
  setImmediate(() => {
    if (!runtime.running) return;
    runtime.running = undefined;
    runtime.channel?.ref();
    writeMemory();
    report();
    if (!runtime.isCompiledCodeKept) flushCompileCache();
    runtime.isCompiledCodeKept = true;
  });
}

function crash(runtime: Runtime, error: unknown, exitCode: number): void {
  if (runtime.running || !runtime.handler) {
    runtime.running = undefined;
    writeMemory();
    writeFrame(frameKinds.crash, JSON.stringify(reportError(error)));
  }
  process.exit(exitCode);
}

/** Asking the system takes a millisecond: invocations that follow one another quickly share an answer. */
const memoryInterval = 1000;
let memoryWritten = Number.NEGATIVE_INFINITY;

function writeMemory(): void {
  if (performance.now() - memoryWritten < memoryInterval) return;
  memoryWritten = performance.now();
  writeFrame(frameKinds.memory, String(Math.round(process.memoryUsage.rss() / 1024)));
}

function unhandledRejection(reason: unknown): Error {
  const error = runtimeError(
    "UnhandledPromiseRejection",
    reason instanceof Error ? String(reason) : reportError(reason).errorMessage,
  );
  return Object.assign(error, { reason, promise: {} });
}

function toJson(result: unknown): string | undefined {
  try {
    return JSON.stringify(result) ?? "null";
  } catch {
    return undefined;
  }
}
