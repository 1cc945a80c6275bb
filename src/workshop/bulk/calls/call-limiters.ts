import { createCallLimiter, type CallCounts, type CallLimiter } from "./call-limiter.ts";
import type { BucketLimits } from "./token-bucket.ts";

/** The limiters of every operation a batch uses. */
export interface CallLimiters {
  readonly start: CallLimiter;
  readonly history: CallLimiter;
  readonly list: CallLimiter;
  readonly stop: CallLimiter;
  readonly head: CallLimiter;
  readonly put: CallLimiter;
  /** For an operation that is called rarely. */
  other(operation: string): CallLimiter;
  counts(): CallCounts[];
}

/**
 * Creates them. Each starts with the quota of an account in AWS's large regions (Step Functions service quotas: bucket
 * size and refill per second) and then adapts to the throttles it meets.
 *
 * @param options.rate StartExecution calls a second, at most
 * @param options.retries how often a call is repeated when the network or the service fails; eight take half a minute
 */
export function createCallLimiters({ rate, retries }: { rate?: number | undefined; retries: number }): CallLimiters {
  const open = (operation: string, atOnce: number, bucket: BucketLimits): CallLimiter =>
    createCallLimiter({ operation, atOnce, bucket, retries });
  const limiters = {
    start: open("StartExecution", 24, { start: 300, burst: 300, most: rate }),
    history: open("GetExecutionHistory", 24, { start: 20, burst: 400 }),
    list: open("ListExecutions", 2, { start: 5, burst: 100 }),
    stop: open("StopExecution", 4, { start: 200, burst: 1000 }),
    head: open("HeadObject", 8, { start: 500, burst: 500 }),
    put: open("PutObject", 8, { start: 500, burst: 500 }),
  };
  const others = new Map<string, CallLimiter>();
  return {
    ...limiters,
    other(operation) {
      const limiter = others.get(operation) ?? open(operation, 2, { start: 5, burst: 20 });
      others.set(operation, limiter);
      return limiter;
    },
    counts: () => [...Object.values(limiters), ...others.values()].map((limiter) => limiter.counts()),
  };
}
