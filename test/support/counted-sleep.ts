/** Milliseconds that the code under test waited. A test that compares them sets them to 0 before. */
export const slept = { ms: 0 };

/**
 * Stands for the `setTimeout` of `node:timers/promises`: it counts the wait and returns at once. A test takes it with
 * `vi.mock("node:timers/promises", () => import("../support/counted-sleep.ts"))`.
 */
export function setTimeout(ms: number): Promise<void> {
  slept.ms += ms;
  return Promise.resolve();
}
