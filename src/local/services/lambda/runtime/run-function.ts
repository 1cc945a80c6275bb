import { enableCompileCache, flushCompileCache } from "node:module";
import { dirname, join } from "node:path";
import { reportError, runtimeError } from "./error-shape.ts";
import { frameKinds, writeFrame } from "./frames.ts";
import { checkHandlerStyle, startInvocation, type RunningInvocation } from "./invocation.ts";
import { type Handler, loadHandler } from "./load-handler.ts";
import { logConsole, logError, setLoggedRequest } from "./log-console.ts";
import { keepModulesInside } from "./module-border.ts";
import { leadFetchedResponses, leadHttpsResponses } from "./response-bucket.ts";
import { type InvocationMessage, isInvocationMessage } from "./protocol.ts";

const exitCodes = { unhandledRejection: 128, uncaughtException: 129, neverLoaded: 13 };

/**
 * Turns this process into an execution environment: loads the handler its environment variables name, then runs one
 * invocation after the other. Ends the process when the endpoint goes away.
 */
export async function runFunction(): Promise<void> {
  const taskRoot = process.env["LAMBDA_TASK_ROOT"] ?? process.cwd();
  // The code is the same each time: its compiled form is kept beside it for the next cold start.
  enableCompileCache(join(dirname(taskRoot), "compile-cache"));
  logConsole();
  const endpointUrl = process.env["AWS_ENDPOINT_URL"];
  if (endpointUrl !== undefined) leadFetchedResponses(endpointUrl);
  keepModulesInside(taskRoot, {
    onHttps: () => {
      if (endpointUrl !== undefined) leadHttpsResponses(endpointUrl);
    },
  });

  const channel = process.channel;
  delete process.send;
  let handler: Handler | undefined;
  let running: RunningInvocation | undefined;
  let compiledCodeKept = false;
  const waiting: InvocationMessage[] = [];

  process.on("disconnect", () => process.exit());
  process.on("message", (message) => {
    if (!isInvocationMessage(message)) return;
    if (handler) invoke(handler, message);
    else waiting.push(message);
  });
  process.on("uncaughtException", (error) => {
    logError("Uncaught Exception", error);
    crash(error, exitCodes.uncaughtException);
  });
  process.on("unhandledRejection", (reason) => {
    const error = unhandledRejection(reason);
    logError("Unhandled Promise Rejection", error);
    crash(error, exitCodes.unhandledRejection);
  });
  process.on("beforeExit", () => {
    if (running) running.onIdle();
    else process.exit(exitCodes.neverLoaded);
  });

  // The channel must not keep the event loop busy while code runs: an empty loop is how a promise that never settles
  // and a callback's result are noticed.
  channel?.unref();
  try {
    const loaded = await loadHandler(taskRoot, process.env["_HANDLER"] ?? "");
    checkHandlerStyle(loaded);
    handler = loaded;
  } catch (error) {
    logError("Uncaught Exception", error);
    crash(error, exitCodes.uncaughtException);
    return;
  }
  channel?.ref();
  writeFrame(frameKinds.ready, "");
  const first = waiting.shift();
  if (first) invoke(handler, first);

  function invoke(handler: Handler, message: InvocationMessage): void {
    setLoggedRequest(message.requestId);
    process.env["_X_AMZN_TRACE_ID"] = message.traceId;
    channel?.unref();
    running = startInvocation(message, handler, { succeed, fail });
  }

  function succeed(result: unknown): void {
    const text = toJson(result);
    if (text === undefined) fail(runtimeError("JSONStringifyError", "Unable to stringify response body"));
    else end(() => writeFrame(frameKinds.result, text));
  }

  function fail(error: unknown): void {
    end(() => {
      logError("Invoke Error", error);
      writeFrame(frameKinds.error, JSON.stringify(reportError(error)));
    });
  }

  function end(report: () => void): void {
    // What the handler left on the event loop for "now" still belongs to this invocation, as on AWS.
    setImmediate(() => {
      if (!running) return;
      running = undefined;
      channel?.ref();
      writeMemory();
      report();
      keepCompiledCode();
    });
  }

  function keepCompiledCode(): void {
    if (!compiledCodeKept) flushCompileCache();
    compiledCodeKept = true;
  }

  function crash(error: unknown, exitCode: number): void {
    if (running || !handler) {
      running = undefined;
      writeMemory();
      writeFrame(frameKinds.crash, JSON.stringify(reportError(error)));
    }
    process.exit(exitCode);
  }
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
