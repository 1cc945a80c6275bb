import type { RetryErrorInfo, RetryStrategyV2, RetryToken } from "@smithy/types";
import { isNotOffered } from "./not-offered.ts";
import type { RetryReason } from "./retry.ts";

/** A wait before a call is tried again, as it is reported. */
export interface RetryWait {
  readonly reason: RetryReason;
  readonly waitMs: number;
  /** The try that follows, from 1. */
  readonly attempt: number;
  readonly attempts: number;
}

/** Retries by the kind of failure: throttling passes within two minutes, a network that is down within half of one. */
const limits = {
  THROTTLING: { attempts: 14, firstMs: 500, mostMs: 16_000 },
  SERVER_ERROR: { attempts: 6, firstMs: 200, mostMs: 5000 },
  TRANSIENT: { attempts: 5, firstMs: 200, mostMs: 6000 },
} as const;

/** A wait that is worth a line on the screen, in milliseconds. */
const longWaitMs = 2000;

/**
 * Decides how the SDK repeats calls: each wait is a random part of a bound that doubles ("full jitter"), so that
 * thirty people who are throttled together do not come back together. Errors of the caller are not repeated.
 */
export function createRetryStrategy(onWait: (wait: RetryWait) => void = () => {}): RetryStrategyV2 {
  return {
    acquireInitialRetryToken: () => Promise.resolve(tokenOf(0, 0)),
    refreshRetryTokenForRetry(token, failure) {
      const { errorType, error } = failure;
      const limit =
        errorType === "CLIENT_ERROR" || isNotOffered(error) || isQuota(error) ? undefined : limits[errorType];
      const attempt = token.getRetryCount() + 1;
      if (limit === undefined || attempt > limit.attempts) return Promise.reject(new Error("No more tries"));
      const waitMs = waitOf(failure, Math.min(limit.mostMs, limit.firstMs * 2 ** attempt));
      const reason: RetryReason = { code: failure.errorType === "THROTTLING" ? "slow-down" : "no-answer" };
      if (waitMs >= longWaitMs) onWait({ reason, waitMs, attempt, attempts: limit.attempts });
      return Promise.resolve(tokenOf(attempt, waitMs));
    },
    recordSuccess() {},
  };
}

/**
 * The SDK takes `LimitExceededException` for throttling. The services that the program calls mean a quota by it, such
 * as the number of stacks: waiting does not help.
 */
function isQuota(error: unknown): boolean {
  return error instanceof Error && error.name === "LimitExceededException" && !/rate|throttl/i.test(error.message);
}

/** AWS may say when to come back. */
function waitOf({ retryAfterHint }: RetryErrorInfo, bound: number): number {
  const hinted = retryAfterHint === undefined ? 0 : retryAfterHint.getTime() - Date.now();
  return Math.round(Math.max(hinted, bound * (0.25 + 0.75 * Math.random())));
}

function tokenOf(count: number, delay: number): RetryToken {
  return { getRetryCount: () => count, getRetryDelay: () => delay };
}
