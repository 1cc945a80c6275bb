import { expect, test } from "vitest";
import { createTokenBucket } from "../../../../src/workshop/bulk/calls/token-bucket.ts";

/** Plays a pace against its own clock: `perSecond` calls, of which `isThrottled` are refused. */
function play(
  pace: ReturnType<typeof createTokenBucket>,
  clock: { now: number },
  calls: { count: number; stepMs: number; isThrottled: (index: number) => boolean },
): void {
  for (let index = 0; index < calls.count; index += 1) {
    clock.now += calls.stepMs;
    if (calls.isThrottled(index)) pace.throttled();
    else pace.succeeded();
  }
}

test("until something is throttled the rate grows with every success", () => {
  const clock = { now: 0 };
  const pace = createTokenBucket({ start: 100, burst: 10 }, () => clock.now);
  play(pace, clock, { count: 300, stepMs: 5, isThrottled: () => false });
  expect(pace.rate).toBe(400);
});

test("a rate is never more than it may be", () => {
  const clock = { now: 0 };
  const pace = createTokenBucket({ start: 100, burst: 10, most: 120 }, () => clock.now);
  play(pace, clock, { count: 300, stepMs: 5, isThrottled: () => false });
  expect(pace.rate).toBe(120);
});

test("a tenth of calls throttled at random costs a part of the rate, not all of it", () => {
  const clock = { now: 0 };
  const pace = createTokenBucket({ start: 400, burst: 10 }, () => clock.now);
  play(pace, clock, { count: 20_000, stepMs: 3, isThrottled: (index) => index % 10 === 0 });
  expect(pace.rate).toBeGreaterThan(300);
});

test("against a service that grants 100 calls a second it settles a little above, and few are refused", () => {
  const clock = { now: 0 };
  const pace = createTokenBucket({ start: 300, burst: 10 }, () => clock.now);
  let [granted, due] = [100, 0];
  let late = { calls: 0, refused: 0 };
  for (let step = 0; step < 6000; step += 1) {
    clock.now += 10;
    granted = Math.min(100, granted + 1);
    for (due += pace.rate / 100; due >= 1; due -= 1) {
      const isRefused = granted < 1;
      if (isRefused) pace.throttled();
      else pace.succeeded();
      granted -= isRefused ? 0 : 1;
      if (step > 3000) late = { calls: late.calls + 1, refused: late.refused + Number(isRefused) };
    }
  }
  expect(pace.rate).toBeGreaterThan(95);
  expect(pace.rate).toBeLessThan(120);
  expect(late.refused / late.calls).toBeLessThan(0.12);
});

test("when everything is throttled it slows down to one call a second", () => {
  const clock = { now: 0 };
  const pace = createTokenBucket({ start: 400, burst: 10 }, () => clock.now);
  play(pace, clock, { count: 4000, stepMs: 10, isThrottled: () => true });
  expect(pace.rate).toBeLessThan(30);
});

test("a burst goes through at once, what follows waits for its token", async () => {
  const pace = createTokenBucket({ start: 50, burst: 3 });
  const begin = performance.now();
  await Promise.all(Array.from({ length: 8 }, () => pace.take()));
  expect(performance.now() - begin).toBeGreaterThanOrEqual(90);
});
