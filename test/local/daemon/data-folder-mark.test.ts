import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ensureDaemon, resetData, stopDaemon } from "../../../src/local/daemon/index.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "wildrydes-mark-"));
});
afterEach(async () => {
  await stopDaemon(folder);
  rmSync(folder, { recursive: true, force: true });
});

describe("a folder of the user's own", () => {
  const files = { "functions/main.js": "mine", "objects/a/b": "mine too", port: "8080", "notes.txt": "n", stay: "s" };

  beforeEach(() => {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(join(folder, name, ".."), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
  });

  function untouched(): boolean {
    const kept = Object.entries(files).every(([name, text]) => readFileSync(join(folder, name), "utf8") === text);
    return kept && readdirSync(folder).toSorted().join(" ") === "functions notes.txt objects port stay";
  }

  test("is refused by a start", async () => {
    await expect(ensureDaemon({ dataFolder: folder })).rejects.toMatchObject({
      code: "local-foreign-folder",
      fault: { values: { dataFolder: folder, toDelete: false } },
    });
    expect(untouched()).toBe(true);
  });

  test("is refused by a reset", async () => {
    await expect(resetData(folder)).rejects.toMatchObject({
      code: "local-foreign-folder",
      fault: { values: { dataFolder: folder, toDelete: true } },
    });
    expect(untouched()).toBe(true);
  });

  test("has no daemon to stop, and keeps its files", async () => {
    expect(await stopDaemon(folder)).toBeUndefined();
    expect(untouched()).toBe(true);
  });
});

test("a marked folder is used, also with other files in it, and a reset leaves those alone", async () => {
  await ensureDaemon({ dataFolder: folder });
  expect(JSON.parse(readFileSync(join(folder, "wildrydes-data.json"), "utf8"))).toEqual({
    format: "wildrydes data folder",
    layout: 1,
  });
  writeFileSync(join(folder, "notes.txt"), "mine");
  await resetData(folder);
  expect(readFileSync(join(folder, "notes.txt"), "utf8")).toBe("mine");
  expect(existsSync(join(folder, "state.db"))).toBe(false);
  await ensureDaemon({ dataFolder: folder });
});

test("a data folder of before the mark is recognised by its keys and store, and marked", async () => {
  const made = await ensureDaemon({ dataFolder: folder });
  await stopDaemon(folder);
  rmSync(join(folder, "wildrydes-data.json"));
  expect((await ensureDaemon({ dataFolder: folder })).credentials).toEqual(made.credentials);
  expect(existsSync(join(folder, "wildrydes-data.json"))).toBe(true);
});

test("a folder of a newer version is left alone", async () => {
  const mark = JSON.stringify({ format: "wildrydes data folder", layout: 2 });
  writeFileSync(join(folder, "wildrydes-data.json"), mark);
  await expect(ensureDaemon({ dataFolder: folder })).rejects.toMatchObject({
    code: "local-newer-data",
    fault: { values: { dataFolder: folder } },
  });
  expect(readdirSync(folder)).toEqual(["wildrydes-data.json"]);
  rmSync(join(folder, "wildrydes-data.json"));
});

test("a mark that is not the daemon's own does not open a folder", async () => {
  writeFileSync(join(folder, "wildrydes-data.json"), "{}");
  await expect(ensureDaemon({ dataFolder: folder })).rejects.toMatchObject({ code: "local-foreign-folder" });
});
