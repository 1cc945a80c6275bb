import { expect, test } from "vitest";
import { createFaceIndex } from "../../../../../src/local/services/rekognition/faces/face-index.ts";
import { compareDescriptors } from "../../../../../src/local/vision/faces/similarity.ts";

/** Numbers between 0 and 1 that are the same in every run. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
}

const random = createRandom(7);
const drawDescriptor = (spread: number) => Float32Array.from({ length: 128 }, () => (random() - 0.5) * spread);

test("finds exactly the faces that are similar enough, most similar first", () => {
  const index = createFaceIndex();
  const faces = Array.from({ length: 500 }, (_, number) => ({
    id: `face-${number}`,
    descriptor: drawDescriptor(0.123),
  }));
  for (const { id, descriptor } of faces) index.add(id, descriptor);
  const wanted = drawDescriptor(0.123);
  const expected = faces
    .map(({ id, descriptor }) => ({ faceId: id, similarity: compareDescriptors(wanted, descriptor) }))
    .filter(({ similarity }) => similarity >= 60)
    .toSorted((a, b) => b.similarity - a.similarity);
  expect(expected.length).toBeGreaterThan(20);
  const found = index.search(wanted, { similarity: 60, limit: 500 });
  expect(found.map(({ faceId }) => faceId)).toEqual(expected.map(({ faceId }) => faceId));
  expect(index.search(wanted, { similarity: 60, limit: 3 })).toEqual(found.slice(0, 3));
});

test("at similarity 0 every face matches, but never the one left out", () => {
  const index = createFaceIndex();
  index.add("a", drawDescriptor(2));
  index.add("b", drawDescriptor(2));
  const found = index.search(drawDescriptor(2), { similarity: 0, limit: 10, except: "a" });
  expect(found.map(({ faceId }) => faceId)).toEqual(["b"]);
});

test("removing faces in any order leaves the others where they are found", () => {
  const index = createFaceIndex();
  const descriptors = new Map(Array.from({ length: 40 }, (_, number) => [`face-${number}`, drawDescriptor(0.5)]));
  for (const [id, descriptor] of descriptors) index.add(id, descriptor);
  for (const id of ["face-0", "face-39", "face-17", "face-17", "face-38", "unknown"]) {
    index.remove(id);
    descriptors.delete(id);
  }
  for (const [id, descriptor] of descriptors) {
    expect(index.find(id)).toEqual(descriptor);
    expect(index.search(descriptor, { similarity: 99, limit: 1 })).toEqual([
      { faceId: id, similarity: expect.closeTo(100, 3) },
    ]);
  }
  expect(index.find("face-17")).toBeUndefined();
  expect(index.search(drawDescriptor(0.5), { similarity: 0, limit: 100 })).toHaveLength(36);
});
