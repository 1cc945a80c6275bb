import { expect, test } from "vitest";
import { createRecentCache } from "../../src/local/recent-cache.ts";

test("forgets what was not asked for the longest", () => {
  const cache = createRecentCache<string, number>(2);
  cache.set("a", 1);
  cache.set("b", 2);
  expect(cache.get("a")).toBe(1);
  cache.set("c", 3);
  expect(cache.get("b")).toBeUndefined();
  expect(cache.get("a")).toBe(1);
  expect(cache.get("c")).toBe(3);
});

test("a new value for a known key pushes nothing out", () => {
  const cache = createRecentCache<string, number>(2);
  cache.set("a", 1);
  cache.set("b", 2);
  cache.set("b", 3);
  expect(cache.get("a")).toBe(1);
  expect(cache.get("b")).toBe(3);
});

test("deletes on request", () => {
  const cache = createRecentCache<string, number>(2);
  cache.set("a", 1);
  cache.delete("a");
  expect(cache.get("a")).toBeUndefined();
});
