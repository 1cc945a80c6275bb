import { steadyNow } from "../../../../steady-clock.ts";
import { frameKinds } from "../runtime/frames.ts";
import type { InvocationMessage } from "../runtime/protocol.ts";
import { watchMemory } from "./process-memory.ts";
import { type RuntimeProcess, startRuntimeProcess } from "./runtime-process.ts";

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

/** Callbacks for what happens while an invocation runs. */
interface InvocationEvents {
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

/** The time beside a function's timeout, in milliseconds: AWS gives the code ten seconds to load. */
const initLimit = 10_000;

/** The state of an environment between and during its invocations. */
interface EnvironmentState {
  readonly child: RuntimeProcess;
  readonly memoryMiB: number;
  /** Milliseconds for one invocation. */
  readonly timeout: number;
  alive: boolean;
  /** Milliseconds from the start of the process until the code was loaded. */
  readyAfter: number | undefined;
  /** An invocation has reported how long the loading took. */
  initReported: boolean;
  /** MiB, as the runtime last reported it. */
  memoryUsed: number;
  current: { settle: (kind: Outcome["kind"], text?: string) => void; onReady: () => void } | undefined;
  onLog: ((text: string) => void) | undefined;
  ending: Pick<Outcome, "reason" | "outOfMemory"> & { readonly kind: "exit" | "timeout" };
}

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
}): Environment {
  const started = performance.now();
  const { promise: gone, resolve } = Promise.withResolvers<void>();
  const child = startRuntimeProcess({
    ...options,
    onText: (text) => logLines(state, text),
    onFrame(kind, text) {
      if (kind === frameKinds.ready) state.readyAfter = performance.now() - started;
      takeFrame(state, kind, text);
    },
    onGone(reason) {
      state.alive = false;
      if (state.ending.reason === undefined) state.ending = { ...state.ending, reason };
      state.current?.settle(state.ending.kind);
      resolve();
    },
  });
  const state: EnvironmentState = {
    child,
    memoryMiB: options.memoryMiB,
    timeout: options.timeout,
    alive: true,
    readyAfter: undefined,
    initReported: false,
    memoryUsed: 0,
    current: undefined,
    onLog: undefined,
    ending: { kind: "exit" },
  };
  return {
    pid: child.pid,
    startedAt: steadyNow(),
    alive: () => state.alive,
    gone,
    async end() {
      endProcess(state, { kind: "exit", reason: "signal: killed" });
      await gone;
    },
    invoke: (message, events) => invoke(state, message, events),
  };
}

function takeFrame(state: EnvironmentState, kind: number, text: string): void {
  if (kind === frameKinds.log) state.onLog?.(text);
  else if (kind === frameKinds.output) logLines(state, text);
  else if (kind === frameKinds.memory) state.memoryUsed = Math.max(state.memoryUsed, Number(text) / 1024);
  else if (kind === frameKinds.result) state.current?.settle("result", text);
  else if (kind === frameKinds.error) state.current?.settle("error", text);
  else if (kind === frameKinds.ready) state.current?.onReady();
  else if (kind === frameKinds.crash) {
    state.alive = false;
    state.current?.settle("error", text);
  }
}

function logLines(state: EnvironmentState, text: string): void {
  for (const line of text.split("\n")) if (line !== "") state.onLog?.(`${line}\n`);
}

function endProcess(state: EnvironmentState, ending: EnvironmentState["ending"]): void {
  if (state.alive) state.ending = ending;
  state.alive = false;
  state.child.kill();
}

function invoke(
  state: EnvironmentState,
  message: Omit<InvocationMessage, "timeout">,
  events: InvocationEvents,
): Promise<Outcome> {
  const { promise, resolve } = Promise.withResolvers<Outcome>();
  const memory = watchInvocationMemory(state);
  const endForTimeout = (): void => endProcess(state, { kind: "timeout" });
  let invokedAt = performance.now();
  let timer: NodeJS.Timeout;
  let loaded = false;
  state.onLog = events.onLog;

  function begin(): void {
    if (!loaded) events.onStart();
    loaded = true;
  }

  function startClock(): void {
    clearTimeout(timer);
    invokedAt = performance.now();
    begin();
    timer = setTimeout(endForTimeout, state.timeout);
    state.child.send({ ...message, timeout: state.timeout });
  }

  if (state.readyAfter === undefined) timer = setTimeout(endForTimeout, initLimit + state.timeout);
  state.current = {
    onReady: startClock,
    settle(kind, text) {
      if (!state.current) return;
      state.current = undefined;
      clearTimeout(timer);
      memory?.stop();
      begin();
      resolve({
        kind,
        ...(text === undefined ? {} : { text }),
        ...describeEnding(state, kind),
        ...takeInitDuration(state),
        duration: performance.now() - invokedAt,
        memoryUsed: state.ending.outOfMemory ? state.memoryMiB : Math.max(state.memoryUsed, memory?.peakMiB() ?? 0),
      });
    },
  };
  if (!state.alive) state.current.settle("exit");
  else if (state.readyAfter !== undefined) startClock();
  return promise;
}

function watchInvocationMemory(state: EnvironmentState): ReturnType<typeof watchMemory> | undefined {
  const { child, memoryMiB, memoryUsed } = state;
  if (child.pid === undefined) return undefined;
  return watchMemory({
    pid: child.pid,
    limitMiB: memoryMiB,
    // What a process uses that has only started does not show how much its code will use.
    usedMiB: memoryUsed === 0 ? memoryMiB : memoryUsed,
    onTooMuch: () => endProcess(state, { kind: "exit", outOfMemory: true, reason: "signal: killed" }),
  });
}

function describeEnding({ ending }: EnvironmentState, kind: Outcome["kind"]): Pick<Outcome, "reason" | "outOfMemory"> {
  return kind === "exit" ? { reason: ending.reason ?? "", outOfMemory: ending.outOfMemory ?? false } : {};
}

/** How long the loading took, for the first invocation alone. */
function takeInitDuration(state: EnvironmentState): Pick<Outcome, "initDuration"> {
  const initDuration = state.initReported ? undefined : state.readyAfter;
  state.initReported = true;
  return initDuration === undefined ? {} : { initDuration };
}
