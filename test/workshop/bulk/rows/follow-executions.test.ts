import { afterEach, expect, test, vi } from "vitest";
import { steadyNow } from "../../../../src/steady-clock.ts";
import { createFollower } from "../../../../src/workshop/bulk/rows/follow-executions.ts";

const never = Number.POSITIVE_INFINITY;

/** A machine whose executions run until they are taken out of the set. */
function machineOf(running: ReadonlySet<string>) {
  const looks: number[] = [];
  return {
    looks,
    listRunning: () => {
      looks.push(performance.now());
      return Promise.resolve({ names: [...running], nextToken: undefined });
    },
  };
}

test("looks less often the longer the newest has run: no constant poll before the first end", async () => {
  const running = new Set(["a", "b"]);
  const { looks, listRunning } = machineOf(running);
  const follower = createFollower({ listRunning, pollMs: 40, lagMs: 0 });
  const [a, b] = [follower.follow("a", never), follower.follow("b", never)];
  setTimeout(() => running.clear(), 2500);
  expect(await Promise.all([a, b])).toEqual(["ended", "ended"]);
  // A look each 40 ms would be sixty.
  expect(looks.length).toBeLessThan(40);
});

test("a late execution is reported at its deadline, and can still be followed", async () => {
  const running = new Set(["a"]);
  const follower = createFollower({ ...machineOf(running), pollMs: 5000, lagMs: 0 });
  expect(await follower.follow("a", steadyNow() + 300)).toBe("late");
  const again = follower.follow("a", never);
  running.clear();
  expect(await again).toBe("ended");
});

test("one that is followed when all others have just ended is looked for", async () => {
  const running = new Set(["a"]);
  const follower = createFollower({ ...machineOf(running), pollMs: 40, lagMs: 0 });
  const first = follower.follow("a", never);
  running.clear();
  const second = first.then(() => follower.follow("b", never));
  expect(await Promise.race([second, new Promise((resolve) => setTimeout(resolve, 2000))])).toBe("ended");
});

test("a list that cannot be read is an error for all that are followed", async () => {
  const follower = createFollower({ listRunning: () => Promise.reject(new Error("gone")), pollMs: 40, lagMs: 0 });
  const ends = await Promise.allSettled([follower.follow("a", never), follower.follow("b", never)]);
  expect(ends).toMatchObject([{ reason: { message: "gone" } }, { reason: { message: "gone" } }]);
});

const hour = 3_600_000;
afterEach(() => void vi.useRealTimers());

test.for([-hour, 2 * hour])("ends and deadlines are the same when the clock is set by %i ms", async (by) => {
  vi.useFakeTimers({ toFake: ["Date"] });
  const running = new Set(["a", "b"]);
  const follower = createFollower({ ...machineOf(running), pollMs: 40, lagMs: 0 });
  const ends = [follower.follow("a", steadyNow() + 20_000), follower.follow("b", never)];
  vi.setSystemTime(Date.now() + by);
  running.clear();
  const late = new Promise((resolve) => setTimeout(resolve, 2000));
  expect(await Promise.race([Promise.all(ends), late])).toEqual(["ended", "ended"]);
});
