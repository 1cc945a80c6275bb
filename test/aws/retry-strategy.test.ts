import { expect, test } from "vitest";
import { createRetryStrategy, type RetryWait } from "../../src/aws/retry-strategy.ts";

type ErrorType = "THROTTLING" | "TRANSIENT" | "SERVER_ERROR" | "CLIENT_ERROR";

/** The waits until the strategy gives up. */
async function waitsFor(errorType: ErrorType, reported: RetryWait[] = []): Promise<number[]> {
  const strategy = createRetryStrategy((wait) => reported.push(wait));
  const waits: number[] = [];
  let token = await strategy.acquireInitialRetryToken("");
  for (;;) {
    try {
      token = await strategy.refreshRetryTokenForRetry(token, { errorType });
    } catch {
      return waits;
    }
    waits.push(token.getRetryDelay());
  }
}

const sum = (waits: readonly number[]): number => waits.reduce((total, wait) => total + wait, 0);

test("throttling is waited out for up to about two minutes, and said", async () => {
  const reported: RetryWait[] = [];
  const waits = await waitsFor("THROTTLING", reported);
  expect(waits).toHaveLength(14);
  expect(sum(waits)).toBeGreaterThan(40_000);
  expect(Math.max(...waits)).toBeLessThanOrEqual(16_000);
  expect(reported[0]).toMatchObject({ reason: { code: "slow-down" }, attempts: 14 });
});

test("a connection that is refused or reset is tried for less than half a minute", async () => {
  const waits = await waitsFor("TRANSIENT");
  expect(waits.length).toBeGreaterThan(3);
  expect(sum(waits)).toBeLessThan(30_000);
});

test("the caller's own mistakes are not repeated", async () => {
  expect(await waitsFor("CLIENT_ERROR")).toEqual([]);
});

test("a quota is not waited for, though the SDK takes its error for throttling", async () => {
  const strategy = createRetryStrategy();
  const first = await strategy.acquireInitialRetryToken("");
  const refused = (message: string) => {
    const error = Object.assign(new Error(message), { name: "LimitExceededException" });
    return strategy.refreshRetryTokenForRetry(first, { errorType: "THROTTLING", error: error as never });
  };
  await expect(refused("Limit exceeded: 2000 stacks")).rejects.toThrow("No more tries");
  expect((await refused("Rate exceeded")).getRetryCount()).toBe(1);
});

test("AWS may say when to come back", async () => {
  const strategy = createRetryStrategy();
  const first = await strategy.acquireInitialRetryToken("");
  const retryAfterHint = new Date(Date.now() + 30_000);
  const token = await strategy.refreshRetryTokenForRetry(first, { errorType: "THROTTLING", retryAfterHint });
  expect(token.getRetryDelay()).toBeGreaterThan(29_000);
});
