import { setTimeout as sleep } from "node:timers/promises";

/** Limits the rate of calls and adapts it to the throttles of the service. */
interface TokenBucket {
  /** Resolves when the next call may be made. */
  take(): Promise<void>;
  succeeded(): void;
  throttled(): void;
  /** Calls per second, at present. */
  readonly rate: number;
}

/** The first rate of a bucket and its bounds, in calls per second. */
export interface BucketLimits {
  readonly start: number;
  /** Calls that may be made at once after a pause. */
  readonly burst: number;
  /** Default: no upper limit. */
  readonly most?: number | undefined;
}

const windowMs = 500;
const least = 1;
/** The growth in a second, once the service's limit was met: some calls a second, and a share of the rate. */
const growth = { calls: 2, share: 0.05 };
/** When more than this share of that number of calls is throttled, the limit is met; less may be bad luck. */
const limitMet = { share: 0.25, calls: 10 };

/**
 * A token bucket that adapts. Until the service's limit is met the rate grows by what succeeds, so that it doubles in
 * less than a second; from then on it grows slowly. After each window it shrinks by half the share
 * of calls that were throttled in it: a few refused calls cost a few percent, a quota that is exceeded costs what
 * exceeds it.
 */
export function createTokenBucket(limits: BucketLimits, now: () => number = () => performance.now()): TokenBucket {
  const most = limits.most ?? Number.POSITIVE_INFINITY;
  const burst = Math.min(limits.burst, Math.max(1, most));
  let rate = Math.min(limits.start, most);
  let tokens = burst;
  let filledAt = now();
  let grows = true;
  let share = 0;
  let window = { beganAt: now(), calls: 0, throttles: 0 };
  let turn: Promise<void> = Promise.resolve();

  function fill(): void {
    const at = now();
    tokens = Math.min(burst, tokens + ((at - filledAt) / 1000) * rate);
    filledAt = at;
  }

  async function waitForToken(): Promise<void> {
    for (fill(); tokens < 1; fill()) await sleep(Math.max(1, ((1 - tokens) / rate) * 1000));
    tokens -= 1;
  }

  function count(throttles: 0 | 1): void {
    window.calls += 1;
    window.throttles += throttles;
    const lasted = now() - window.beganAt;
    if (lasted < windowMs) return;
    const refused = window.throttles / window.calls;
    share = (share + refused) / 2;
    if (refused > limitMet.share && window.calls >= limitMet.calls) grows = false;
    const added = (growth.calls + rate * growth.share) * Math.min(lasted / 1000, 1);
    const grown = grows ? rate : rate + added;
    rate = Math.min(most, Math.max(least, window.throttles > 0 ? grown * (1 - share / 2) : grown));
    window = { beganAt: now(), calls: 0, throttles: 0 };
  }

  return {
    take() {
      fill();
      if (tokens >= 1) {
        tokens -= 1;
        return Promise.resolve();
      }
      turn = turn.then(waitForToken);
      return turn;
    },
    succeeded() {
      if (grows) rate = Math.min(most, rate + 1);
      count(0);
    },
    throttled() {
      fill();
      tokens = Math.min(tokens, 1);
      count(1);
    },
    get rate() {
      return rate;
    },
  };
}
