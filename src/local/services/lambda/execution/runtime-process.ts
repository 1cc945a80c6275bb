import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { entryPoint } from "../../../../entry-point.ts";
import { framesDescriptor } from "../runtime/frames.ts";
import type { InvocationMessage } from "../runtime/protocol.ts";
import { createFrameReader } from "./frame-reader.ts";
import { endLeftProcesses } from "./left-processes.ts";

/** The process in which the code of a function runs. */
export interface RuntimeProcess {
  readonly pid: number | undefined;
  send(message: InvocationMessage): void;
  kill(): void;
}

/**
 * Starts the process of an execution environment. Its environment variables are `variables` and nothing else.
 *
 * @param options.memoryMiB bounds the heap
 * @param options.onFrame called with what the runtime in the process reports
 * @param options.onText called with what the process writes below the runtime, such as the last words of a crash
 * @param options.onGone called when the process and all it started are gone, with how it ended in AWS's words
 */
export function startRuntimeProcess(options: {
  taskRoot: string;
  variables: Record<string, string>;
  memoryMiB: number;
  onFrame: (kind: number, text: string) => void;
  onText: (text: string) => void;
  onGone: (reason: string) => void;
}): RuntimeProcess {
  const { variables, memoryMiB, onGone } = options;
  const child = fork(fileURLToPath(entryPoint("local/services/lambda/worker")), [], {
    cwd: options.taskRoot,
    env: variables,
    execArgv: [
      `--max-old-space-size=${Math.floor(memoryMiB * 0.9)}`,
      `--max-semi-space-size=${Math.max(1, Math.floor(memoryMiB * 0.05))}`,
    ],
    stdio: ["ignore", "pipe", "pipe", "ipc", "pipe"],
    // A separate group, so that what the function starts can be ended with it.
    detached: process.platform !== "win32",
    serialization: "advanced",
  });
  child.stdio[framesDescriptor]?.on("data", createFrameReader(options.onFrame));
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding("utf8").on("data", options.onText);
  const cleared = new Promise<void>((clear) => {
    child.once("exit", () => void endLeftProcesses(child.pid ?? 0, ownVariable(variables)).finally(clear));
  });
  // A process that was left behind would keep the pipes open.
  child.once("close", (code, signal) => void cleared.then(() => onGone(describeExit(code, signal))));
  // A process that could not be started at all may never close.
  child.on("error", (error) => child.pid === undefined && onGone(error.message));
  return {
    pid: child.pid,
    send(message) {
      // A process that is gone is noticed by its end, not here.
      if (child.connected) child.send(message, () => {});
    },
    kill: () => void child.kill("SIGKILL"),
  };
}

/** Of all variables of an environment, the one that no other environment has. */
function ownVariable(variables: Record<string, string>): string | undefined {
  const stream = variables["AWS_LAMBDA_LOG_STREAM_NAME"];
  return stream === undefined ? undefined : `AWS_LAMBDA_LOG_STREAM_NAME=${stream}`;
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
