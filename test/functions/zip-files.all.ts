import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { buildFunctions } from "../../bin/build-functions.ts";
import { packageRoot } from "../../src/package-root.ts";

const outputFolder = mkdtempSync(join(tmpdir(), "functions-"));
afterAll(() => rmSync(outputFolder, { recursive: true, force: true }));

test("building all functions again gives the same bytes, without a cache", async () => {
  const manifest = JSON.parse(readFileSync(join(packageRoot, "dist", "functions", "manifest.json"), "utf8"));
  await expect(buildFunctions({ outputFolder })).resolves.toEqual(manifest);
  expect(JSON.parse(readFileSync(join(outputFolder, "manifest.json"), "utf8"))).toEqual(manifest);
});
