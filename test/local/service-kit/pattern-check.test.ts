import { expect, test, vi } from "vitest";
import { createPatternCheck } from "../../../src/local/service-kit/pattern-check.ts";

test("a check that other programs kept from computing is begun again", () => {
  // The engine measures time on the wall; here the process computes a tenth of it.
  let calls = 0;
  const idle = vi.spyOn(process, "cpuUsage").mockImplementation(() => ({ user: (calls += 1) && 25_000, system: 0 }));
  const check = createPatternCheck();
  expect(check("(a+)+", [`${"a".repeat(60)}!b`])).toBeUndefined();
  expect(calls).toBeGreaterThan(10);
  idle.mockRestore();
});

test("short checks share the time of a template", () => {
  const check = createPatternCheck();
  expect(check("[a-z]+", ["abc", "d"])).toBe(true);
  expect(check("[a-z]+", ["abc", "D"])).toBe(false);
});
