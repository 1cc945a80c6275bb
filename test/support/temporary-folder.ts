import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** An empty folder that is removed when the test ends, after everything that the test registers later. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "wildrydes-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
