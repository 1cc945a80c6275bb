import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runJson } from "../cli/support/run-json.ts";
import { startTestEndpoint, type TestEndpoint } from "../local/support/endpoint.ts";

let endpoint: TestEndpoint;
let folder: string;

beforeAll(async () => {
  endpoint = await startTestEndpoint();
  folder = mkdtempSync(join(tmpdir(), "wildrydes-deep-"));
});

afterAll(async () => {
  await endpoint.close();
  rmSync(folder, { recursive: true });
});

const json = (...words: string[]) => runJson(words, { environment: endpoint.environment, folder });

test.each([
  ["missing.json", undefined, 4, "recording-not-found"],
  ["text.json", "no JSON", 2, "recording-unreadable"],
  ["plan.json", '{"format":"wildrydes-teardown-plan"}', 2, "recording-unreadable"],
])("%s is refused before anything is made", async (file, text, exitCode, error) => {
  if (text !== undefined) writeFileSync(join(folder, file), text);
  const { code, envelope } = await json("doctor", "--replay", file, "--yes");
  expect({ code, error: envelope.error.code }).toEqual({ code: exitCode, error });
});
