import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readCallerPolicy } from "../../src/local/access/caller-policy.ts";
import { openKeyRing } from "../../src/local/access/keys.ts";
import { openDaemonLog } from "../../src/local/daemon/daemon-log.ts";
import {
  daemonLogFile,
  readChosenPort,
  readDaemonInfo,
  readDaemonPid,
  writeChosenPort,
} from "../../src/local/daemon/daemon-info.ts";
import { readRegularFile, replaceFile } from "../../src/local/regular-file.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "wildrydes-regular-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const plantFifo = (name: string): void => void execFileSync("mkfifo", [join(folder, name)]);

// A process that opens a FIFO waits for its writer: without the check this test would never end.
test.skipIf(process.platform === "win32")("no file of a data folder that is a FIFO is waited for", () => {
  for (const name of ["keys.json", "daemon.json", "daemon.pid", "port", "caller-policy.json", "daemon.log"])
    plantFifo(name);
  expect(readDaemonInfo(folder)).toBeUndefined();
  expect(readDaemonPid(folder)).toBeUndefined();
  expect(readChosenPort(folder)).toBeUndefined();
  expect(readCallerPolicy(folder)).toBeUndefined();
  openDaemonLog(folder).write("nobody reads this");
  expect(statSync(daemonLogFile(folder)).isFIFO()).toBe(true);
  const { person } = openKeyRing({ dataFolder: folder, acceptTestKeys: false, now: Date.now });
  expect(readFileSync(join(folder, "keys.json"), "utf8")).toContain(person.accessKeyId);
});

test("a folder has no text, and what is not there is the system's error", () => {
  mkdirSync(join(folder, "port"));
  expect(readRegularFile(join(folder, "port"))).toBeUndefined();
  expect(() => readRegularFile(join(folder, "missing"))).toThrow("ENOENT");
});

test("a link in place of a file is replaced, and what it leads to stays as it is", () => {
  const own = join(folder, "precious");
  writeFileSync(own, "precious");
  symlinkSync(own, join(folder, "port"));
  symlinkSync(own, join(folder, "other.new"));
  writeChosenPort(folder, 4711);
  replaceFile(join(folder, "other"), "text");
  expect(readFileSync(own, "utf8")).toBe("precious");
  expect(readChosenPort(folder)).toBe(4711);
  expect(statSync(join(folder, "other")).mode & 0o777).toBe(0o600);
});
