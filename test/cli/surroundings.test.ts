import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { setUpOnFullDisk } from "./support/full-disk.ts";
import { useProgramFolder } from "./support/program-folder.ts";

const { folder, shell } = useProgramFolder("surroundings");
const store = join(folder, ".wildrydes");

beforeAll(() => {
  shell("$W local start");
});

describe.skipIf(process.platform === "win32")("what the folder remembers", () => {
  beforeEach(() => {
    rmSync(store, { recursive: true, force: true });
    mkdirSync(store);
  });
  afterAll(() => rmSync(store, { recursive: true, force: true }));

  test.each(["a pipe", "a folder"])("is not waited for when it is %s", (kind) => {
    const file = join(store, "config.json");
    if (kind === "a folder") mkdirSync(file);
    else execFileSync("mkfifo", [file]);
    const { status, stderr } = shell("$W collection show");
    expect(status).toBe(2);
    expect(stderr).toContain(`The file ${file} cannot be read.`);
    expect(stderr).toContain("not a file");
    expect(shell("$W --version").status).toBe(0);
  });
});

test.skipIf(process.platform === "win32")("a working folder that was deleted is reported", () => {
  const line = (words: string) => `mkdir gone && cd gone && rmdir ../gone && $W ${words}`;
  const { status, stderr } = shell(line("local status"));
  expect([status, stderr]).toEqual([1, expect.stringContaining("The working folder does not exist any more.")]);
  const json = shell(line("local status --json"));
  expect(JSON.parse(json.stdout)).toMatchObject({ ok: false, error: { code: "no-working-folder" } });
});

describe.runIf(process.platform === "linux")("output", () => {
  test.each(["local status", "local status --json", "nonsense --json"])(
    "that nothing takes is reported: %s",
    (words) => {
      const { status, stderr } = shell(`$W ${words} > /dev/full`);
      expect(status).toBe(1);
      expect(stderr).toContain("The output cannot be written.");
      expect(stderr).toContain("no space left on device");
      expect(stderr).not.toContain("    at ");
      expect(stderr.trim().split("\n").length).toBeLessThanOrEqual(3);
    },
  );

  test("ends also when no output is possible", () => {
    expect(shell("$W local status --json > /dev/full 2>&1").status).toBe(1);
    expect(shell("$W nonsense 2> /dev/full").status).not.toBe(0);
  });

  test("that nobody reads is not an error", () => {
    const { status, stderr } = shell("set -o pipefail; $W local status --json | true");
    expect([status, stderr]).toEqual([0, ""]);
    expect(shell("$W local status >&-").stderr).not.toContain("    at ");
  });
});

test("settings of AWS's addresses do not concern the local endpoint", () => {
  const plain = shell("$W collection show --json");
  const set = shell("$W collection show --json", { AWS_USE_FIPS_ENDPOINT: "true", AWS_USE_DUALSTACK_ENDPOINT: "true" });
  expect(set).toEqual(plain);
  expect(JSON.parse(plain.stdout)).toMatchObject({ target: { kind: "local" } });
});

describe.runIf(process.platform === "linux")("few file descriptors", () => {
  test("are enough with 64", () => {
    expect(shell("ulimit -n 64; $W local status").status).toBe(0);
  });

  // The words of an error are in files too: where none can be opened, they were looked for again and again.
  test.each([
    [24, "local status"],
    [30, "inspect"],
  ])("end in one error with %i: %s", (count, words) => {
    const { status, stdout, stderr } = shell(`ulimit -n ${count} -t 20; $W ${words}`);
    expect(status === 0 ? stdout : stderr).toMatch(
      status === 0 ? /local endpoint|Stack/ : /too many open files|EMFILE/,
    );
    expect(stderr).not.toContain("    at ");
  });
});

// `surroundings.all.ts` has files of 100 KB, which the endpoint starts with and then fills.
test.runIf(process.platform === "linux")("files of at most 1 KB are a disk that takes no more", () => {
  const { status, stderr } = setUpOnFullDisk({ folder, shell }, 1);
  expect(stderr).toContain("is full.");
  expect(stderr).toContain("ulimit -f");
  expect(status).toBe(3);
});
