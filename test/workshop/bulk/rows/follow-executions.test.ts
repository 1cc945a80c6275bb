import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { steadyNow } from "../../../../src/steady-clock.ts";
import { createFollower } from "../../../../src/workshop/bulk/rows/follow-executions.ts";

// The fake clock does not reach the promises of Node's timers.
vi.mock("node:timers/promises", () => ({
  setTimeout: (ms: number) =>
    new Promise((resolve) => {
      setTimeout(resolve, ms);
    }),
}));

beforeEach(() => {
  vi.useFakeTimers();
  // The steady clock never shows 0.
  vi.advanceTimersByTime(1000);
});
afterEach(() => void vi.useRealTimers());

const never = Number.POSITIVE_INFINITY;

/** A machine whose executions run until they are taken out of the set. */
function machineOf(running: ReadonlySet<string>) {
  const looks: string[][] = [];
  return {
    looks,
    listRunning: () => {
      looks.push([...running]);
      return Promise.resolve({ names: [...running], nextToken: undefined });
    },
  };
}

test("looks less often the longer the newest has run: no constant poll before the first end", async () => {
  const running = new Set(["a", "b"]);
  const { looks, listRunning } = machineOf(running);
  const follower = createFollower({ listRunning, pollMs: 40, lagMs: 0 });
  const [a, b] = [follower.follow("a", never), follower.follow("b", never)];
  await vi.advanceTimersByTimeAsync(2500);
  running.clear();
  await vi.advanceTimersByTimeAsync(5000);
  expect(await Promise.all([a, b])).toEqual(["ended", "ended"]);
  // A look each 40 ms would be sixty.
  expect(looks.length).toBeLessThan(40);
});

test("a late execution is reported at its deadline, and can still be followed", async () => {
  const running = new Set(["a"]);
  const follower = createFollower({ ...machineOf(running), pollMs: 5000, lagMs: 0 });
  const late = follower.follow("a", steadyNow() + 300);
  await vi.advanceTimersByTimeAsync(300);
  expect(await late).toBe("late");
  const again = follower.follow("a", never);
  running.clear();
  await vi.advanceTimersByTimeAsync(5000);
  expect(await again).toBe("ended");
});

test("one that is followed when all others have just ended is looked for", async () => {
  const running = new Set(["a"]);
  const follower = createFollower({ ...machineOf(running), pollMs: 40, lagMs: 0 });
  const first = follower.follow("a", never);
  running.clear();
  const second = first.then(() => follower.follow("b", never));
  await vi.advanceTimersByTimeAsync(2000);
  expect(await second).toBe("ended");
});

test("a list that cannot be read is an error for all that are followed", async () => {
  const follower = createFollower({ listRunning: () => Promise.reject(new Error("gone")), pollMs: 40, lagMs: 0 });
  const ends = Promise.allSettled([follower.follow("a", never), follower.follow("b", never)]);
  await vi.advanceTimersByTimeAsync(2000);
  expect(await ends).toMatchObject([{ reason: { message: "gone" } }, { reason: { message: "gone" } }]);
});

const hour = 3_600_000;

test.for([-hour, 2 * hour])("ends and deadlines are the same when the clock is set by %i ms", async (by) => {
  const running = new Set(["a", "b"]);
  const follower = createFollower({ ...machineOf(running), pollMs: 40, lagMs: 0 });
  const ends = [follower.follow("a", steadyNow() + 20_000), follower.follow("b", never)];
  vi.setSystemTime(Date.now() + by);
  running.clear();
  await vi.advanceTimersByTimeAsync(2000);
  expect(await Promise.all(ends)).toEqual(["ended", "ended"]);
});
