import { AwsError } from "../../../../aws-error.ts";
import type { Caller } from "../../../../service.ts";
import { steadyNow } from "../../../../../steady-clock.ts";

/** How many executions a role may start at once, and each second after that (Step Functions quotas, StartExecution). */
const bucket = 300;
const refillPerSecond = 150;

/** How long a start waits for its turn before it is refused, in milliseconds. */
const longestWait = 10_000;

/** How many executions may run before roles can start no more. AWS's quota is a million; this is one machine. */
const mostRunning = 10_000;

/** The turns of starts that machines and functions ask for. */
export interface StartQueue {
  /**
   * Resolves when a start may be made; at once for people, whose starts never wait.
   *
   * @throws AwsError `ThrottlingException` when too many wait already, `ExecutionLimitExceeded` when too many run
   */
  turn(caller: Caller, signal: AbortSignal): void | Promise<void>;
  close(): void;
}

/**
 * A token bucket for the starts of roles. A machine that starts itself would otherwise take all of the process's time,
 * and nobody could delete it. Waiting starts are served in order, as AWS's own integrations retry what is throttled.
 *
 * @param running how many executions run now
 */
export function createStartQueue(running: () => number): StartQueue {
  const waiting = new Set<() => void>();
  let tokens = bucket;
  let last = steadyNow();
  let timer: NodeJS.Timeout | undefined;

  function refill(): void {
    const moment = steadyNow();
    tokens = Math.min(bucket, tokens + ((moment - last) / 1000) * refillPerSecond);
    last = moment;
  }

  function serve(): void {
    timer = undefined;
    refill();
    for (const go of waiting) {
      if (tokens < 1) break;
      tokens -= 1;
      waiting.delete(go);
      go();
    }
    schedule();
  }

  function schedule(): void {
    if (waiting.size === 0 || timer !== undefined) return;
    timer = setTimeout(serve, 1000 / refillPerSecond);
    timer.unref();
  }

  return {
    turn({ principal }, signal) {
      if (principal.type !== "assumed-role") return undefined;
      if (running() >= mostRunning) throw tooManyRunning();
      refill();
      if (tokens >= 1 && waiting.size === 0) {
        tokens -= 1;
        return undefined;
      }
      if (waiting.size >= (longestWait / 1000) * refillPerSecond) throw rateExceeded();
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      waiting.add(resolve);
      signal.addEventListener("abort", () => {
        waiting.delete(resolve);
        reject(rateExceeded());
      });
      schedule();
      return promise;
    },
    close() {
      clearTimeout(timer);
      waiting.clear();
    },
  };
}

function rateExceeded(): AwsError {
  return new AwsError("ThrottlingException", "Rate exceeded");
}

function tooManyRunning(): AwsError {
  return new AwsError(
    "ExecutionLimitExceeded",
    `The maximum number of running executions has been reached. Maximum: ${mostRunning}`,
  );
}
