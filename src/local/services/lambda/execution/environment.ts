import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { entryPoint } from "../../../../entry-point.ts";
import { steadyNow } from "../../../../steady-clock.ts";
import { frameKinds, framesDescriptor } from "../runtime/frames.ts";
import type { InvocationMessage } from "../runtime/protocol.ts";
import { createFrameReader } from "./frame-reader.ts";
import { endLeftProcesses } from "./left-processes.ts";
import { watchMemory } from "./process-memory.ts";

/** How one invocation ended in its environment. Durations are milliseconds, memory MiB. */
export interface Outcome {
  readonly kind: "result" | "error" | "timeout" | "exit";
  /** The JSON text of a result or of an error the function's runtime reported. */
  readonly text?: string;
  /** For `exit`: the end of the process in the words AWS has for it. */
  readonly reason?: string;
  readonly outOfMemory?: boolean;
  readonly duration: number;
  /** The time the process and the function's own loading took, on the invocation that waited for it. */
  readonly initDuration?: number;
  readonly memoryUsed: number;
}

/** What is told while an invocation runs. */
export interface InvocationEvents {
  /** The code is loaded, or will never be: the invocation itself begins. */
  onStart(): void;
  /** A log event, as it is written. */
  onLog(text: string): void;
}

/** A process that runs one invocation of one function at a time. */
export interface Environment {
  readonly pid: number | undefined;
  /** As of `steadyNow`. */
  readonly startedAt: number;
  /** False as soon as the process has ended or is ending. */
  alive(): boolean;
  /** Runs one invocation. Never rejects. */
  invoke(message: Omit<InvocationMessage, "timeout">, events: InvocationEvents): Promise<Outcome>;
  /** Ends the process at once; resolves when it is gone. */
  end(): Promise<void>;
  /** Resolves when the process is gone, however it ended. */
  readonly gone: Promise<void>;
}

/** What a function may use up beside its own time: AWS gives the code ten seconds to load. */
const initLimit = 10_000;

/**
 * Starts the process of an execution environment. Its environment variables are `variables` and nothing else.
 *
 * @param options.memoryMiB bounds the heap and, looked at while it runs, all memory of the process
 * @param options.timeout milliseconds for one invocation, from the moment the code is loaded
 */
export function startEnvironment(options: {
  taskRoot: string;
  variables: Record<string, string>;
  memoryMiB: number;
  timeout: number;
  now: () => number;
}): Environment {
  const started = performance.now();
  const child = fork(fileURLToPath(entryPoint("local/services/lambda/worker")), [], {
    cwd: options.taskRoot,
    env: options.variables,
    execArgv: [
      `--max-old-space-size=${Math.floor(options.memoryMiB * 0.9)}`,
      `--max-semi-space-size=${Math.max(1, Math.floor(options.memoryMiB * 0.05))}`,
    ],
    stdio: ["ignore", "pipe", "pipe", "ipc", "pipe"],
    // A group of its own, so that what the function starts can be ended with it.
    detached: process.platform !== "win32",
    serialization: "advanced",
  });
  let alive = true;
  let readyAfter: number | undefined;
  let initReported = false;
  let memoryUsed = 0;
  let current: { settle: (kind: Outcome["kind"], text?: string) => void; onReady: () => void } | undefined;
  let onLog: ((text: string) => void) | undefined;
  let ending: Pick<Outcome, "reason" | "outOfMemory"> & { kind: "exit" | "timeout" } = { kind: "exit" };

  const readFrames = createFrameReader((kind, text) => {
    if (kind === frameKinds.log) onLog?.(text);
    else if (kind === frameKinds.output) logLines(text);
    else if (kind === frameKinds.memory) memoryUsed = Math.max(memoryUsed, Number(text) / 1024);
    else if (kind === frameKinds.result) current?.settle("result", text);
    else if (kind === frameKinds.error) current?.settle("error", text);
    else if (kind === frameKinds.crash) {
      alive = false;
      current?.settle("error", text);
    } else if (kind === frameKinds.ready) {
      readyAfter = performance.now() - started;
      current?.onReady();
    }
  });
  child.stdio[framesDescriptor]?.on("data", readFrames);
  // Only what is written below Node arrives here, such as the last words of a crash.
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding("utf8").on("data", logLines);

  const gone = new Promise<void>((resolve) => {
    const finish = (reason: string): void => {
      alive = false;
      if (ending.reason === undefined) ending = { ...ending, reason };
      current?.settle(ending.kind);
      resolve();
    };
    const cleared = new Promise<void>((clear) => {
      child.once("exit", () => void endLeftProcesses(child.pid ?? 0, ownVariable(options.variables)).finally(clear));
    });
    // A process that was left behind would keep the pipes open.
    child.once("close", (code, signal) => void cleared.then(() => finish(describeExit(code, signal))));
    // A process that could not be started at all may never close.
    child.on("error", (error) => child.pid === undefined && finish(error.message));
  });

  function logLines(text: string): void {
    for (const line of text.split("\n")) if (line !== "") onLog?.(`${line}\n`);
  }

  function end(how: typeof ending): void {
    if (alive) ending = how;
    alive = false;
    child.kill("SIGKILL");
  }

  return {
    pid: child.pid,
    startedAt: steadyNow(),
    alive: () => alive,
    gone,
    async end() {
      end({ kind: "exit", reason: "signal: killed" });
      await gone;
    },
    invoke(message, events) {
      const began = performance.now();
      const { promise, resolve } = Promise.withResolvers<Outcome>();
      const memory =
        child.pid === undefined
          ? undefined
          : watchMemory({
              pid: child.pid,
              limitMiB: options.memoryMiB,
              // A process that has only started tells nothing of what its code will take.
              usedMiB: memoryUsed === 0 ? options.memoryMiB : memoryUsed,
              onTooMuch,
            });
      let invokedAt = began;
      let timer: NodeJS.Timeout;
      let loaded = false;
      onLog = events.onLog;

      function begin(): void {
        if (!loaded) events.onStart();
        loaded = true;
      }

      function onTooMuch(): void {
        end({ kind: "exit", outOfMemory: true, reason: "signal: killed" });
      }

      function startClock(): void {
        clearTimeout(timer);
        invokedAt = performance.now();
        begin();
        timer = setTimeout(() => end({ kind: "timeout" }), options.timeout);
        send(child, { ...message, timeout: options.timeout });
      }

      if (readyAfter === undefined) timer = setTimeout(() => end({ kind: "timeout" }), initLimit + options.timeout);
      current = {
        onReady: startClock,
        settle(kind, text) {
          if (!current) return;
          current = undefined;
          clearTimeout(timer);
          memory?.stop();
          begin();
          const initDuration = initReported ? undefined : readyAfter;
          initReported = true;
          resolve({
            kind,
            ...(text === undefined ? {} : { text }),
            ...(kind === "exit" ? { reason: ending.reason ?? "", outOfMemory: ending.outOfMemory ?? false } : {}),
            ...(initDuration === undefined ? {} : { initDuration }),
            duration: performance.now() - invokedAt,
            memoryUsed: ending.outOfMemory ? options.memoryMiB : Math.max(memoryUsed, memory?.peakMiB() ?? 0),
          });
        },
      };
      if (!alive) current.settle("exit");
      else if (readyAfter !== undefined) startClock();
      return promise;
    },
  };
}

/** Of all variables of an environment, the one that no other environment has. */
function ownVariable(variables: Record<string, string>): string | undefined {
  const stream = variables["AWS_LAMBDA_LOG_STREAM_NAME"];
  return stream === undefined ? undefined : `AWS_LAMBDA_LOG_STREAM_NAME=${stream}`;
}

function send(child: ChildProcess, message: InvocationMessage): void {
  // A process that is gone is noticed by its end, not here.
  if (child.connected) child.send(message, () => {});
}

/** The end of a process as AWS words it, where signals have the names Go gives them. */
function describeExit(code: number | null, signal: NodeJS.Signals | null): string {
  if (signal !== null) return `signal: ${signalNames[signal] ?? signal}`;
  return code === 0 ? "" : `exit status ${code}`;
}

const signalNames: Partial<Record<NodeJS.Signals, string>> = {
  SIGABRT: "aborted",
  SIGBUS: "bus error",
  SIGFPE: "floating point exception",
  SIGILL: "illegal instruction",
  SIGINT: "interrupt",
  SIGKILL: "killed",
  SIGSEGV: "segmentation fault",
  SIGTERM: "terminated",
  SIGTRAP: "trace/breakpoint trap",
};
