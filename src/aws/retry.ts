import { setTimeout as sleep } from "node:timers/promises";
import type { Message, ProgressArea } from "../text/areas.ts";

/** Why a call is repeated. */
export type RetryReason = Message<ProgressArea>;

/** A retry that is about to happen. */
export interface Retry {
  readonly operation: string;
  readonly reason: RetryReason;
  readonly attempt: number;
  readonly attempts: number;
  readonly waitMs: number;
}

/** The operation, limits and callbacks of a bounded retry. */
export interface RetryOptions {
  /** The operation's name for the screen: `CreateStateMachine`. */
  readonly operation: string;
  /** Why another try may succeed; undefined when it cannot. */
  readonly passes: (error: unknown) => RetryReason | undefined;
  readonly onRetry: (retry: Retry) => void;
  /** How often it is tried again. */
  readonly attempts?: number;
  /** The first wait; each next one is 1.6 times as long, up to 8 seconds. */
  readonly firstWaitMs?: number;
  readonly signal?: AbortSignal;
}

/** Runs `work`, again and again a bounded number of times while it fails with an error that time alone cures. */
export async function retrying<T>(work: () => Promise<T>, options: RetryOptions): Promise<T> {
  const attempts = options.attempts ?? 10;
  let waitMs = options.firstWaitMs ?? 500;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const reason = options.passes(error);
      if (reason === undefined || attempt > attempts) throw error;
      options.onRetry({ operation: options.operation, reason, attempt, attempts, waitMs: Math.round(waitMs) });
      await sleep(waitMs, undefined, { signal: options.signal });
      waitMs = Math.min(waitMs * 1.6, 8000);
    }
  }
}

/** The errors by which AWS says "slower": never the caller's fault, always worth another try. */
export function throttled(error: unknown): RetryReason | undefined {
  if (!(error instanceof Error)) return undefined;
  const throttles =
    /^(Throttling|ThrottlingException|TooManyRequestsException|RequestLimitExceeded|SlowDown|ProvisionedThroughputExceededException)$/;
  if (throttles.test(error.name) || /rate exceeded/i.test(error.message)) return { code: "slow-down" };
  return undefined;
}
