import { exitCodes } from "../exit-codes.ts";

/** A signal that asked the command to end. */
export class Interrupted extends Error {
  readonly exitCode: number;

  constructor(signal: NodeJS.Signals) {
    super(`Interrupted by ${signal}.`);
    this.name = "Interrupted";
    this.exitCode = signal === "SIGINT" ? exitCodes.interrupted : exitCodes.terminated;
  }
}

/** Watches for SIGINT, SIGTERM and SIGHUP while a command runs. */
export interface SignalWatch {
  /** Aborted by the first signal. */
  readonly signal: AbortSignal;
  /** Rejects with `Interrupted` at the first signal; never resolves. */
  readonly interrupted: Promise<never>;
  stop(): void;
}

/** Starts watching. A second signal ends the process at once. */
export function watchSignals(): SignalWatch {
  const controller = new AbortController();
  const { promise, reject } = Promise.withResolvers<never>();
  promise.catch(() => {});
  const names = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  const onSignal = (name: NodeJS.Signals): void => {
    const interruption = new Interrupted(name);
    if (controller.signal.aborted) process.exit(interruption.exitCode);
    controller.abort(interruption);
    reject(interruption);
  };
  for (const name of names) process.on(name, onSignal);
  return {
    signal: controller.signal,
    interrupted: promise,
    stop() {
      for (const name of names) process.off(name, onSignal);
    },
  };
}
