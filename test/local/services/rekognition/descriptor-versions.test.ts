import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openFaceStore } from "../../../../src/local/services/rekognition/faces/face-store.ts";
import { openStore, type Store } from "../../../../src/local/store/store.ts";
import { descriptorVersion } from "../../../../src/local/vision/faces/similarity.ts";

let folder: string;
let store: Store;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "wildrydes-faces-"));
  store = openStore({ folder });
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const key = { account: "123456789012", region: "us-east-1", collection: "riders" };
const descriptor = Float32Array.from({ length: 128 }, (_, index) => Math.sin(index) / 8);
const box = { left: 0, top: 0, width: 1, height: 1 };

/** Undoes the last step of the tables, so that the next opening finds what the release before left behind. */
function takeBackVersions(): void {
  store.write(() => {
    store.prepare("ALTER TABLE rekognition_faces DROP COLUMN descriptor_version").run();
    store.prepare("UPDATE migrations SET applied = applied - 1 WHERE owner = 'rekognition'").run();
  });
}

const versions = () =>
  store
    .prepare("SELECT face_id, descriptor_version FROM rekognition_faces ORDER BY sequence")
    .all()
    .map((row) => [row["face_id"], row["descriptor_version"]]);

test("a face that an earlier release stored is found, and known to be of that release", () => {
  const add = (faces: ReturnType<typeof openFaceStore>, faceId: string) =>
    faces.addFaces(key, [
      { face: { faceId, imageId: "image", externalImageId: undefined, confidence: 99, box }, descriptor },
    ]);
  const before = openFaceStore(store);
  before.createCollection(key, { created: 0, tags: {} });
  add(before, "old");
  takeBackVersions();

  const after = openFaceStore(store);
  add(after, "new");
  expect(versions()).toEqual([
    ["old", 1],
    ["new", descriptorVersion],
  ]);
  expect(after.indexOf(key).search(descriptor, { similarity: 99, limit: 10 })).toHaveLength(2);
});
