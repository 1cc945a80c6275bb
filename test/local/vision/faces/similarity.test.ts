import { expect, test } from "vitest";
import {
  compareDescriptors,
  distanceOfSimilarity,
  similarityOfDistance,
} from "../../../../src/local/vision/faces/similarity.ts";

test("the same descriptor is as similar as can be", () => {
  const descriptor = Float32Array.from({ length: 128 }, (_, index) => Math.sin(index));
  expect(compareDescriptors(descriptor, descriptor)).toBeGreaterThan(99.99);
});

test("similarity falls with distance along the fitted curve", () => {
  expect(similarityOfDistance(0.553)).toBeCloseTo(50, 6);
  expect(similarityOfDistance(0.529)).toBeCloseTo(69.8, 1);
  expect(similarityOfDistance(0.423)).toBeCloseTo(98.95, 1);
  expect(similarityOfDistance(0.9)).toBeLessThan(0.1);
});

test.each([1, 50, 70, 80, 99])("the distance for a similarity of %d leads back to it", (similarity) => {
  expect(similarityOfDistance(distanceOfSimilarity(similarity))).toBeCloseTo(similarity, 6);
});

test("every distance is near enough for no similarity, none for complete similarity", () => {
  expect(distanceOfSimilarity(0)).toBe(Number.POSITIVE_INFINITY);
  expect(distanceOfSimilarity(100)).toBe(0);
});
