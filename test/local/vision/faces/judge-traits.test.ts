import { expect, test } from "vitest";
import { glassesProbability } from "../../../../src/local/vision/faces/judge-traits.ts";

test.each([
  { edges: "a clear frame", bridge: 0.6, rims: 0.45, atLeast: 0.9 },
  {
    edges: "weak edges at nose and rims, as thin frames on dark skin leave them",
    bridge: 0.19,
    rims: 0.22,
    atLeast: 0.5,
  },
  { edges: "a frame without lower rims", bridge: 0.5, rims: 0.06, atLeast: 0.5 },
])("$edges is taken for glasses", ({ bridge, rims, atLeast }) => {
  expect(glassesProbability({ bridge, rims })).toBeGreaterThan(atLeast);
});

test.each([
  { edges: "bare skin", bridge: 0.04, rims: 0.04, atMost: 0.1 },
  { edges: "a shadow across the nose", bridge: 0.24, rims: 0.11, atMost: 0.25 },
  { edges: "bags under the eyes", bridge: 0.06, rims: 0.3, atMost: 0.25 },
])("$edges is not", ({ bridge, rims, atMost }) => {
  expect(glassesProbability({ bridge, rims })).toBeLessThan(atMost);
});
