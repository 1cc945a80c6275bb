import { execFileSync } from "node:child_process";
import { constants } from "node:fs";
import { mkdtemp, open, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isPipe, readPipe, spoolInput } from "../../../src/workshop/bulk/manifest/spool-input.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "wildrydes-spool-"));
});
afterAll(() => rm(folder, { recursive: true }));

test("what a FIFO brings is kept", async () => {
  const [path, file] = [join(folder, "rows"), join(folder, "kept")];
  execFileSync("mkfifo", [path]);
  expect(await isPipe(path)).toBe(true);
  const { signal } = new AbortController();
  await Promise.all([spoolInput(readPipe(path, signal), { file, signal }), writeFile(path, "userId,key\n")]);
  expect(await readFile(file, "utf8")).toBe("userId,key\n");
});

test("a FIFO that nobody writes to is let go when the program is interrupted", async () => {
  const path = join(folder, "silent");
  execFileSync("mkfifo", [path]);
  const interruption = new AbortController();
  const { signal } = interruption;
  const spooling = spoolInput(readPipe(path, signal), { file: join(folder, "nothing"), signal });
  interruption.abort();
  await expect(spooling).rejects.toThrow("aborted");
  // A FIFO without a reader cannot be opened for writing (open(2), ENXIO).
  const flags = constants.O_WRONLY | constants.O_NONBLOCK;
  const attempt = () => open(path, flags).then((file) => file.close().then(() => "read"), Object);
  await expect.poll(async () => Reflect.get(Object(await attempt()), "code")).toBe("ENXIO");
});
