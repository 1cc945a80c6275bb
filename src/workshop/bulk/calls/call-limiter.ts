import { setTimeout as sleep } from "node:timers/promises";
import { transientReason } from "../../../aws/transient-error.ts";
import { throttled } from "../../../aws/retry.ts";
import { createTokenBucket, type BucketLimits } from "./token-bucket.ts";

/** How often an operation was called. */
export interface CallCounts {
  readonly operation: string;
  /** Every call that went out, also those that were throttled or failed. */
  readonly calls: number;
  readonly throttles: number;
  /** Calls repeated after the network or the service failed. */
  readonly retries: number;
}

/** Makes the calls of one operation: limits their rate, counts them, and repeats what may succeed later. */
export interface CallLimiter {
  /**
   * @param options.stopped asked before each try; a call that is not wanted any more rejects with `CallCancelled`
   */
  call<T>(work: () => Promise<T>, options?: { stopped?: () => boolean }): Promise<T>;
  counts(): CallCounts;
}

/** A call that was cancelled before it was made. */
export class CallCancelled extends Error {}

/** Creates the limiter of one operation. Throttled calls are repeated until they succeed, failing ones a few times. */
export function createCallLimiter(options: {
  operation: string;
  bucket: BucketLimits;
  atOnce: number;
  /** How often a call is repeated when the network or the service fails. */
  retries: number;
}): CallLimiter {
  const bucket = createTokenBucket(options.bucket);
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
    await bucket.take();
    await enter();
    try {
      if (stopped()) throw new CallCancelled();
      counts.calls += 1;
      const answer = await work();
      bucket.succeeded();
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
            bucket.throttled();
            continue;
          }
          failures += 1;
          if (transientReason(error) === undefined || failures > options.retries) throw error;
          counts.retries += 1;
          await sleep(Math.min(100 * 2 ** failures, 10_000));
        }
    },
    counts: () => ({ ...counts }),
  };
}
