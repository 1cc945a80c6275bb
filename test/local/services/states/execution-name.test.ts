import { expect, test } from "vitest";
import { makeExecutionName } from "../../../../src/local/services/states/requests/execution-name.ts";

const later = performance.now() + 1_000_000;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test("names made in one moment are different UUIDs that lie side by side in the index", () => {
  const names = Array.from({ length: 2000 }, (_, at) => makeExecutionName(later + at * 0.049));
  expect(names.filter((name) => !uuid.test(name))).toEqual([]);
  expect(new Set(names).size).toBe(names.length);
  expect(new Set(names.map((name) => name.slice(0, 3))).size).toBe(1);
});

test("names of different moments begin differently", () => {
  const names = Array.from({ length: 20 }, (_, at) => makeExecutionName(later + 1000 * (at + 1)));
  expect(new Set(names.map((name) => name.slice(0, 3))).size).toBeGreaterThan(10);
});
