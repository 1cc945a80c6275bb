import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { shareStore } from "../../../src/local/store/service-stores.ts";
import { openStore, type Store } from "../../../src/local/store/store.ts";

let folder: string;
let store: Store;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "wildrydes-stores-"));
  store = openStore({ folder });
  store.migrate("notes", ["CREATE TABLE notes (text TEXT NOT NULL) STRICT"]);
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

function add(text: string, to: Store): void {
  to.write(() => to.prepare("INSERT INTO notes VALUES (?)").run(text));
}

/** In which order the given waits end. */
async function orderOf(waits: Readonly<Record<string, Promise<void>>>): Promise<string[]> {
  const order: string[] = [];
  await Promise.all(Object.entries(waits).map(([name, wait]) => wait.then(() => order.push(name))));
  return order;
}

test("a service waits for its own changes, not for those of others", async () => {
  const stores = shareStore(store);
  add("a state", stores.storeOf("states"));
  expect(await orderOf({ states: stores.committed("states"), s3: stores.committed("s3") })).toEqual(["s3", "states"]);
  expect(store.uncommitted()).toBeUndefined();
});

test("a service waits for what it may have learnt from another", async () => {
  const stores = shareStore(store);
  add("an object", stores.storeOf("s3"));
  stores.learnFrom("rekognition", "s3");
  const waits = {
    rekognition: stores.committed("rekognition"),
    disk: store.committed(),
    sns: stores.committed("sns"),
  };
  expect((await orderOf(waits))[0]).toBe("sns");
  expect(store.uncommitted()).toBeUndefined();
});

test("changes that are noted late do not hide a service's newer ones", async () => {
  const stores = shareStore(store);
  add("an object", stores.storeOf("s3"));
  const first = store.committed();
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
  add("a face", stores.storeOf("rekognition"));
  stores.learnFrom("rekognition", "s3");
  expect(await orderOf({ rekognition: stores.committed("rekognition"), s3: first })).toEqual(["s3", "rekognition"]);
});

test("changes that could not be written fail the answers that would tell of them, and no later ones", async () => {
  store.close();
  store = openStore({ folder, maxPages: 8 });
  const stores = shareStore(store);
  add("an object", stores.storeOf("s3"));
  const full = { code: "InternalFailure", statusCode: 507 };
  expect(() => add("x".repeat(100_000), stores.storeOf("sns"))).toThrow(expect.objectContaining(full));
  await Promise.all([
    expect(stores.committed("s3")).rejects.toMatchObject(full),
    expect(stores.committed("iam")).resolves.toBeUndefined(),
  ]);
  await expect(stores.committed("s3")).resolves.toBeUndefined();
});
