import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openRecords } from "../../../../../src/local/services/states/records/records.ts";
import { openStore, type Store } from "../../../../../src/local/store/store.ts";

const home = { account: "123456789012", region: "us-west-2" };
const content = { definition: "{}", roleArn: "", logging: {}, tracing: {}, encryption: undefined };

function open(limits: { maxPages?: number } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "wildrydes-records-"));
  const store: Store = openStore({ folder, ...limits });
  onTestFinished(() => {
    store.close();
    rmSync(folder, { recursive: true });
  });
  const { machines } = openRecords(store);
  const create = (name: string) => store.write(() => machines.create(home, { name, type: "STANDARD", content, at: 1 }));
  return { store, machines, create };
}

test("a machine that was found before shows each change at once, and is gone when it is deleted", () => {
  const { store, machines, create } = open();
  expect(machines.find(home, "a")).toBeUndefined();
  const { id } = create("a");
  const before = machines.find(home, "a")?.revision;
  const revision = store.write(() => machines.addRevision(id, { revisionId: null, content, at: 2 }));
  expect(revision).not.toBe(before);
  expect(machines.find(home, "a")).toMatchObject({ revision, status: "ACTIVE" });
  store.write(() => machines.markDeleting(id));
  expect(machines.find(home, "a")).toMatchObject({ revision, status: "DELETING" });
  expect(machines.find({ ...home, region: "eu-west-1" }, "a")).toBeUndefined();
  store.write(() => machines.remove(id));
  expect(machines.find(home, "a")).toBeUndefined();
});

test("a change that is undone is not shown any more, even if the machine was looked for in between", () => {
  const { store, machines, create } = open();
  const before = create("a");
  const change = (): unknown =>
    store.write(() => {
      machines.addRevision(before.id, { revisionId: null, content, at: 2 });
      expect(machines.find(home, "a")?.revision).not.toBe(before.revision);
      throw new Error("no");
    });
  expect(change).toThrow("no");
  expect(machines.find(home, "a")).toEqual(before);
});

test("a machine that a full disk does not take is not found, although it was before the commit", async () => {
  const { store, create, machines } = open({ maxPages: 60 });
  const large = { ...content, definition: "x".repeat(300_000) };
  create("a");
  await store.committed();
  expect(machines.find(home, "a")).toBeDefined();
  expect(() =>
    store.write(() => {
      const { id } = machines.create(home, { name: "b", type: "STANDARD", content, at: 1 });
      expect(machines.find(home, "b")).toBeDefined();
      machines.addRevision(id, { revisionId: null, content: large, at: 2 });
    }),
  ).toThrow("is full");
  expect(machines.find(home, "b")).toBeUndefined();
  expect(machines.find(home, "a")).toBeDefined();
});
