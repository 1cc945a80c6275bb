import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { zipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openCodeFolders, type CodeFolders } from "../../../../../src/local/services/lambda/code/code-folders.ts";

let dataFolder: string;
let folders: CodeFolders;
beforeAll(() => {
  dataFolder = mkdtempSync(join(tmpdir(), "wildrydes-code-"));
  folders = openCodeFolders({ dataFolder, isUsed: () => false, log: () => {} });
});
afterAll(async () => {
  await folders.close();
  rmSync(dataFolder, { recursive: true, force: true });
});

/** A zip file whose hash no other has. */
function zipOf(files: number): Uint8Array {
  const lines = Array.from({ length: files }, (_, at) => [
    `part${at % 3}/file${at}.js`,
    Buffer.from(`exports.at = ${at};`),
  ]);
  return zipSync({ ...Object.fromEntries(lines), "index.js": Buffer.from(`exports.files = ${files};`) }, { level: 0 });
}

test("the daemon works on while many files are copied", async () => {
  await folders.unpack(zipOf(400), async ({ hash }) => {
    let turns = 0;
    let copied = false;
    const turn = (): void => {
      turns += 1;
      if (!copied) setImmediate(turn);
    };
    setImmediate(turn);
    const taskRoot = await folders.taskRoot(hash, "one");
    copied = true;
    expect(readFileSync(join(taskRoot ?? "", "part0", "file399.js"), "utf8")).toBe("exports.at = 399;");
    // One turn at least for each round of the files that are copied at a time.
    expect(turns).toBeGreaterThan(50);
  });
});

test("code is copied once for those who ask at the same time, and for each function", async () => {
  await folders.unpack(zipOf(40), async ({ hash }) => {
    const ask = (owner: string): Promise<string | undefined> => folders.taskRoot(hash, owner);
    const [one = "", again = "", other = ""] = await Promise.all([ask("one"), ask("one"), ask("other")]);
    expect(again).toBe(one);
    expect(other).not.toBe(one);
    const made = statSync(join(one, "index.js")).ino;
    expect(statSync(join((await ask("one")) ?? "", "index.js")).ino).toBe(made);
    expect(readdirSync(join(one, "..")).sort()).toEqual(["package.json", "task"]);
  });
});

test("code is kept while it is copied, although nobody uses it any more", async () => {
  const hash = await folders.unpack(zipOf(300), ({ hash }) => hash);
  const copied = folders.taskRoot(hash, "one");
  folders.removeUnused();
  expect(existsSync(join((await copied) ?? "", "index.js"))).toBe(true);
});

test("a copy that a killed daemon left half done is made anew", async () => {
  await folders.unpack(zipOf(5), async ({ hash }) => {
    const own = join((await folders.taskRoot(hash, "one")) ?? "", "..");
    rmSync(own, { recursive: true });
    mkdirSync(join(`${own}.draft`, "task"), { recursive: true });
    writeFileSync(join(`${own}.draft`, "task", "index.js"), "half");
    const taskRoot = (await folders.taskRoot(hash, "one")) ?? "";
    expect(readFileSync(join(taskRoot, "index.js"), "utf8")).toBe("exports.files = 5;");
    expect(existsSync(`${own}.draft`)).toBe(false);
  });
});

test("code that is gone has no folder", async () => {
  expect(await folders.taskRoot("0".repeat(64), "one")).toBeUndefined();
});
