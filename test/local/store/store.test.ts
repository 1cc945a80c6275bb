import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openStore, type Store } from "../../../src/local/store/store.ts";

let folder: string;
let store: Store;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "wildrydes-store-"));
  store = openStore({ folder });
  store.migrate("notes", ["CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT"]);
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

function add(text: string, to = store): void {
  to.write(() => to.prepare("INSERT INTO notes (text) VALUES (?)").run(text));
}

function texts(from = store): unknown[] {
  return from
    .prepare("SELECT text FROM notes ORDER BY id")
    .all()
    .map((row) => row["text"]);
}

test("a change is visible at once and another opening sees it when it is committed", async () => {
  add("a");
  expect(texts()).toEqual(["a"]);
  await store.committed();
  const other = openStore({ folder });
  expect(texts(other)).toEqual(["a"]);
  other.close();
});

test("changes gathered while the disk is busy become durable with the next flush", async () => {
  const order: string[] = [];
  add("first");
  const first = store.committed().then(() => order.push("first"));
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
  add("second");
  const second = store.committed().then(() => order.push("second"));
  await Promise.all([first, second]);
  expect(order).toEqual(["first", "second"]);
  expect(texts()).toEqual(["first", "second"]);
});

test("a unit that throws leaves nothing, and the others of its group stay", async () => {
  add("before");
  const fails = (): void =>
    store.write(() => {
      store.prepare("INSERT INTO notes (text) VALUES ('half')").run();
      throw new Error("no");
    });
  expect(fails).toThrow("no");
  add("after");
  await store.committed();
  expect(texts()).toEqual(["before", "after"]);
});

test("closing keeps what was not flushed yet", () => {
  add("last");
  store.close();
  store = openStore({ folder });
  expect(texts()).toEqual(["last"]);
});

test("what was deleted is in no file once the log is emptied", async () => {
  add("a-secret-to-forget");
  await store.committed();
  store.write(() => store.prepare("DELETE FROM notes").run());
  store.emptyLog();
  const files = readdirSync(folder).map((name) => readFileSync(join(folder, name), "latin1"));
  expect(files.some((content) => content.includes("a-secret-to-forget"))).toBe(false);
});

test("steps of a migration run once, also while changes wait for their commit", async () => {
  const steps = ["CREATE TABLE more (id INTEGER) STRICT", "INSERT INTO more VALUES (1)"];
  add("waiting");
  store.migrate("more", steps.slice(0, 1));
  store.migrate("more", steps);
  store.migrate("more", steps);
  await store.committed();
  expect(store.prepare("SELECT count(*) AS n FROM more").get()).toEqual({ n: 1 });
  expect(texts()).toEqual(["waiting"]);
});

test("a full disk is reported in one sentence, and earlier data stays whole", async () => {
  await store.committed();
  store.close();
  store = openStore({ folder, maxPages: 40 });
  add("small");
  await store.committed();
  const fill = async (): Promise<void> => {
    for (let round = 0; round < 100; round++) add("x".repeat(10_000));
    await store.committed();
  };
  await expect(fill()).rejects.toMatchObject({
    code: "InternalFailure",
    message: "The disk that holds the local endpoint's data folder is full. Nothing of this request was stored.",
  });
  await store.committed();
  expect(texts()[0]).toBe("small");
  store.write(() => store.prepare("DELETE FROM notes WHERE length(text) > 100").run());
  add("room again");
  await store.committed();
  expect(texts()).toEqual(["small", "room again"]);
});

test("tables that do not fit on the disk leave the store usable", async () => {
  store.close();
  store = openStore({ folder, maxPages: 12 });
  const tables = Array.from({ length: 20 }, (_, index) => `CREATE TABLE t${index} (id INTEGER PRIMARY KEY) STRICT`);
  expect(() => store.migrate("many", tables)).toThrow(
    /^The disk that holds the local endpoint's data folder is full\./,
  );
  add("after");
  await store.committed();
  expect(texts()).toEqual(["after"]);
  store.migrate("few", ["CREATE TABLE few (id INTEGER PRIMARY KEY) STRICT"]);
  expect(store.prepare("SELECT count(*) AS tables FROM sqlite_schema WHERE name LIKE 't%'").get()).toEqual({
    tables: 0,
  });
});
