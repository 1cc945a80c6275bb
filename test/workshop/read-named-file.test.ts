import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { UserError } from "../../src/user-error.ts";
import { readNamedFile } from "../../src/workshop/read-named-file.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "wildrydes-named-"));
  writeFileSync(join(folder, "file"), "text");
  for (const name of ["pipe", "silent"]) execFileSync("mkfifo", [join(folder, name)]);
});
afterAll(() => rmSync(folder, { recursive: true }));

const read = (name: string): Promise<string> =>
  readNamedFile(
    join(folder, name),
    (problem, cause) => new UserError({ code: "input-file-unreadable", values: { file: name, problem }, cause }),
  );

test("a file and a pipe give their text", async () => {
  expect(await read("file")).toBe("text");
  const [text] = await Promise.all([read("pipe"), writeFile(join(folder, "pipe"), "from a pipe")]);
  expect(text).toBe("from a pipe");
});

test.each([
  ["", "photo-not-a-file"],
  ["nothing", "file-missing"],
  ["file/below", "file-missing"],
])("the error says what %j is instead of a file", async (name, code) => {
  await expect(read(name)).rejects.toMatchObject({ values: { problem: { code } } });
});

test("a FIFO that nobody writes to is let go by a signal, so that the program can end", async () => {
  const before = process.listeners("SIGINT");
  const reading = read("silent");
  const added = await vi.waitUntil(() => process.listeners("SIGINT").find((listener) => !before.includes(listener)));
  added("SIGINT");
  expect(await reading).toBe("");
  expect(process.listeners("SIGINT")).toEqual(before);
});
