import { afterEach, expect, test, vi } from "vitest";
import { createRunClock } from "../../../../../src/local/services/states/engine/run-clock.ts";

const hour = 3_600_000;
const wall = () => Date.now();
afterEach(() => void vi.useRealTimers());

test.for([-hour, 2 * hour])("an execution's times and waits stay true when the clock is set by %i ms", (by) => {
  vi.useFakeTimers({ toFake: ["setTimeout", "Date", "performance"] });
  const clock = createRunClock(wall);
  const begun = clock.now();
  expect(begun).toBe(wall());
  vi.advanceTimersByTime(1000);
  vi.setSystemTime(Date.now() + by);
  vi.advanceTimersByTime(1000);
  expect(clock.now() - begun).toBe(2000);
  expect(clock.onWall(clock.now() + 4000)).toBe(wall() + 4000);
});

test("an execution that continues after the clock was set back has no time earlier than its last one", () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "Date", "performance"] });
  const last = wall() + hour;
  const clock = createRunClock(wall);
  clock.goOnFrom(last);
  vi.advanceTimersByTime(500);
  expect(clock.now()).toBe(last + 500);
  expect(clock.onWall(last + 4500)).toBe(wall() + 4000);
});
