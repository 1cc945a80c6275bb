import { setTimeout as sleep } from "node:timers/promises";
import { passesByItself } from "../../aws/passes-by-itself.ts";
import { throttled } from "../../aws/retry.ts";
import { createPace, type PaceLimits } from "./pace.ts";

/** How often an operation was called. */
export interface CallCounts {
  readonly operation: string;
  /** Every call that went out, also those that were throttled or failed. */
  readonly calls: number;
  readonly throttles: number;
  /** Calls repeated after the network or the service failed. */
  readonly retries: number;
}

/** The way all calls of one operation take: paced, counted, repeated where that helps. */
export interface CallLane {
  /**
   * @param options.stopped asked before each try; a call that is not wanted any more rejects with `CallNotMade`
   */
  call<T>(work: () => Promise<T>, options?: { stopped?: () => boolean }): Promise<T>;
  counts(): CallCounts;
}

/** A call that was given up before it was made. */
export class CallNotMade extends Error {}

/** Opens the lane of one operation. Throttled calls are repeated for as long as it takes, failing ones a few times. */
export function openCallLane(options: {
  operation: string;
  pace: PaceLimits;
  atOnce: number;
  /** How often a call is repeated when the network or the service fails. */
  retries: number;
}): CallLane {
  const pace = createPace(options.pace);
  const counts = { operation: options.operation, calls: 0, throttles: 0, retries: 0 };
  const waiting: (() => void)[] = [];
  let open = options.atOnce;

  function enter(): Promise<void> | undefined {
    if (open > 0) {
      open -= 1;
      return undefined;
    }
    return new Promise((resolve) => waiting.push(resolve));
  }

  function leave(): void {
    const next = waiting.shift();
    if (next) next();
    else open += 1;
  }

  async function tryOnce<T>(work: () => Promise<T>, stopped: () => boolean): Promise<T> {
    await pace.take();
    await enter();
    try {
      if (stopped()) throw new CallNotMade();
      counts.calls += 1;
      const answer = await work();
      pace.succeeded();
      return answer;
    } finally {
      leave();
    }
  }

  return {
    async call(work, { stopped = () => false } = {}) {
      for (let failures = 0; ;)
        try {
          return await tryOnce(work, stopped);
        } catch (error) {
          if (throttled(error) !== undefined) {
            counts.throttles += 1;
            pace.throttled();
            continue;
          }
          failures += 1;
          if (passesByItself(error) === undefined || failures > options.retries) throw error;
          counts.retries += 1;
          await sleep(Math.min(100 * 2 ** failures, 10_000));
        }
    },
    counts: () => ({ ...counts }),
  };
}
