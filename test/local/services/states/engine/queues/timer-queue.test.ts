import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createTimerQueue } from "../../../../../../src/local/services/states/engine/queues/timer-queue.ts";

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const now = () => Date.now();

test("fires in the order of time, and in the order of setting where times are equal", () => {
  const queue = createTimerQueue(now);
  const fired: string[] = [];
  for (const [at, name] of [
    [300, "c"],
    [100, "a"],
    [300, "d"],
    [200, "b"],
    [50, "z"],
  ] as const)
    queue.set(at, () => fired.push(`${name}@${now()}`));
  vi.advanceTimersByTime(1000);
  expect(fired).toEqual(["z@50", "a@100", "b@200", "c@300", "d@300"]);
});

test("holds thousands of waits behind one timer of the process", () => {
  const queue = createTimerQueue(now);
  let fired = 0;
  for (let n = 0; n < 10_000; n++) queue.set(1000 + ((n * 7919) % 1000), () => fired++);
  expect(vi.getTimerCount()).toBe(1);
  vi.advanceTimersByTime(1500);
  expect(fired).toBe(5010);
  vi.advanceTimersByTime(1000);
  expect(fired).toBe(10_000);
  expect(vi.getTimerCount()).toBe(0);
});

test("a cancelled wait never fires, also out of many", () => {
  const queue = createTimerQueue(now);
  const fired: number[] = [];
  const timers = Array.from({ length: 1000 }, (_, n) => queue.set(n, () => fired.push(n)));
  for (const [n, timer] of timers.entries()) if (n % 10 !== 0) timer.cancel();
  vi.advanceTimersByTime(2000);
  expect(fired).toEqual(Array.from({ length: 100 }, (_, n) => n * 10));
});

test("waits for years without overflowing", () => {
  let passed = 0;
  const delays = vi.spyOn(globalThis, "setTimeout");
  const queue = createTimerQueue(now, () => passed);
  let fired = 0;
  const year = 365 * 24 * 3600 * 1000;
  queue.set(now() + year, () => fired++);
  passed = year - 1;
  vi.advanceTimersByTime(10_000);
  expect(fired).toBe(0);
  passed = year;
  vi.advanceTimersByTime(1);
  expect(fired).toBe(1);
  expect(Math.max(...delays.mock.calls.map(([, delay]) => delay ?? 0))).toBe(10_000);
});

test("a time that has passed fires at the next turn", () => {
  const queue = createTimerQueue(now);
  vi.setSystemTime(5000);
  let fired = 0;
  queue.set(1, () => fired++);
  expect(fired).toBe(0);
  vi.advanceTimersByTime(1);
  expect(fired).toBe(1);
});

test("a chain of waits that are due at once lets others have a turn in between", () => {
  const queue = createTimerQueue(now);
  const turns: string[] = [];
  const chain = (left: number): void => {
    turns.push(`chain ${left}`);
    if (left > 0) queue.set(now(), () => chain(left - 1));
  };
  queue.set(0, () => chain(2));
  const other = setInterval(() => turns.push("other"), 1);
  vi.advanceTimersByTime(3);
  clearInterval(other);
  expect(turns).toEqual(["chain 2", "other", "chain 1", "other", "chain 0", "other"]);
});

test("a wait lasts as long as it was to last when the clock is set back or forth", () => {
  const queue = createTimerQueue(now);
  const fired: string[] = [];
  queue.set(4000, () => fired.push("before"));
  vi.setSystemTime(-3_600_000);
  queue.set(now() + 5000, () => fired.push("after"));
  vi.advanceTimersByTime(3999);
  expect(fired).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(fired).toEqual(["before"]);
  vi.setSystemTime(7_200_000);
  vi.advanceTimersByTime(500);
  expect(fired).toEqual(["before"]);
  vi.advanceTimersByTime(500);
  expect(fired).toEqual(["before", "after"]);
});
