import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { readAwsCliVersion } from "../../../src/workshop/endpoint/aws-cli.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "wildrydes-aws-"));
  vi.stubEnv("PATH", `${folder}:/bin:/usr/bin`);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

function install(version: string): void {
  writeFileSync(
    join(folder, "aws"),
    `#!/bin/sh\necho asked >> ${folder}/asked\necho aws-cli/${version} Python/3.12.0\n`,
  );
  chmodSync(join(folder, "aws"), 0o755);
}

test("the CLI is asked once for its version, and again when it was exchanged", async () => {
  const note = join(folder, "note.json");
  install("2.15.0");
  expect(await readAwsCliVersion(note)).toBe("2.15.0");
  expect(await readAwsCliVersion(note)).toBe("2.15.0");
  expect(readFileSync(join(folder, "asked"), "utf8")).toBe("asked\n");
  install("1.22.34");
  expect(await readAwsCliVersion(note)).toBe("1.22.34");
});

test("a damaged note is not believed", async () => {
  const note = join(folder, "note.json");
  install("2.15.0");
  writeFileSync(note, "{");
  expect(await readAwsCliVersion(note)).toBe("2.15.0");
});
