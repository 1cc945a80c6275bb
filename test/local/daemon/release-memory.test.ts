import { afterEach, expect, test } from "vitest";
import { releaseMemoryWhenIdle } from "../../../src/local/daemon/release-memory.ts";

let end = (): void => undefined;
afterEach(() => end());

/** A large object that nothing holds, and how one sees that it was collected. */
function makeGarbage(): WeakRef<object> {
  return new WeakRef(Array.from({ length: 500_000 }, (_, index) => ({ index })));
}

test("memory is given back when nobody has asked for anything for a while", async () => {
  let last = Infinity;
  end = releaseMemoryWhenIdle(() => performance.now() - last, { lookEvery: 5, quiet: 20, growth: -Infinity });
  const garbage = makeGarbage();
  last = performance.now();
  await expect.poll(() => garbage.deref() === undefined).toBe(true);
});

test.each([
  ["while a request is open", () => 0, -Infinity],
  ["of a process that has not grown", () => 30, Infinity],
])("nothing is collected %s", async (_when, idle, growth) => {
  end = releaseMemoryWhenIdle(idle, { lookEvery: 1, quiet: 20, growth });
  const garbage = makeGarbage();
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(garbage.deref()).toBeDefined();
});
