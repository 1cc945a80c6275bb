import { exitCodes, type ExitCodeOf } from "../exit-codes.ts";

/** A signal that asked the command to end. */
export class Interrupted extends Error {
  readonly exitCode: ExitCodeOf<"interrupted" | "terminated">;
  readonly signalName: NodeJS.Signals;

  constructor(signal: NodeJS.Signals) {
    super(signal);
    this.signalName = signal;
    this.name = "Interrupted";
    this.exitCode = signal === "SIGINT" ? exitCodes.interrupted : exitCodes.terminated;
  }
}

/** The time that a person gave a command has passed. */
export class TimeLimitReached extends Error {
  readonly seconds: number;

  constructor(seconds: number) {
    super(`${seconds} s`);
    this.seconds = seconds;
    this.name = "TimeLimitReached";
  }
}

/** Watches for SIGINT, SIGTERM and SIGHUP while a command runs. */
export interface SignalWatch {
  /** Aborted by the first signal. */
  readonly signal: AbortSignal;
  /** Rejects with `Interrupted` at the first signal, or `TimeLimitReached`; never resolves. */
  readonly interrupted: Promise<never>;
  /** Ends the command after this many seconds, as a signal would. */
  limitTime(seconds: number): void;
  stop(): void;
}

/** Ctrl-C can arrive twice at once: from the terminal, and from a parent process that passes it on. */
const samePressMs = 300;

/** Starts watching. A second signal, when it is not the same press of Ctrl-C, ends the process at once. */
export function watchSignals(): SignalWatch {
  let first = 0;
  let timer: NodeJS.Timeout | undefined;
  const controller = new AbortController();
  const { promise, reject } = Promise.withResolvers<never>();
  promise.catch(() => {});
  const names = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  const onSignal = (name: NodeJS.Signals): void => {
    const interruption = new Interrupted(name);
    if (controller.signal.aborted) {
      if (Date.now() - first > samePressMs) process.exit(interruption.exitCode);
      return;
    }
    first = Date.now();
    controller.abort(interruption);
    reject(interruption);
  };
  for (const name of names) process.on(name, onSignal);
  return {
    signal: controller.signal,
    interrupted: promise,
    limitTime(seconds) {
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (controller.signal.aborted) return;
        const reached = new TimeLimitReached(seconds);
        controller.abort(reached);
        reject(reached);
      }, seconds * 1000);
    },
    stop() {
      clearTimeout(timer);
      for (const name of names) process.off(name, onSignal);
    },
  };
}
