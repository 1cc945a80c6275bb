import { expect, test } from "vitest";
import { drawSparkline, resample } from "../../../src/ui/terminal/sparkline.ts";

test("the largest value is a full bar, and a small value is higher than zero", () => {
  expect(drawSparkline([0, 1, 50, 100], { unicode: true })).toBe("▁▂▅█");
  expect(drawSparkline([0, 0], { unicode: true })).toBe("▁▁");
  expect(drawSparkline([0, 7], { unicode: false })).toBe(".@");
  expect(drawSparkline([], { unicode: true })).toBe("");
});

test("points are added up where they belong, also at the very end", () => {
  const points = [0, 10, 49, 50, 100].map((at) => ({ at: new Date(at), value: 1 }));
  expect(resample(points, { from: 0, to: 100, parts: 2 })).toEqual([3, 2]);
});
