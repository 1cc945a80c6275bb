import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runCli } from "../cli/support/run-cli.ts";
import { startTestEndpoint, type TestEndpoint } from "../local/support/endpoint.ts";
import { playFaults } from "../local/support/faults.ts";

let endpoint: TestEndpoint;
let folder: string;

beforeAll(async () => {
  endpoint = await startTestEndpoint();
  folder = mkdtempSync(join(tmpdir(), "wildrydes-timeout-"));
});
afterAll(async () => {
  await endpoint.close();
  rmSync(folder, { recursive: true, force: true });
});

const wildrydes = (...words: string[]) =>
  runCli(words, { environment: { ...endpoint.environment, WILDRYDES_DATA: join(folder, "none") }, folder });

test("--timeout ends a command that AWS throttles for ever, says what it waited for, and exits with 69", async () => {
  playFaults(endpoint, { kind: "throttle", rate: 100, service: "cloudformation" });
  const { code, stderr } = await wildrydes("setup", "--timeout", "3");
  expect(code).toBe(69);
  expect(stderr).toContain("The command did not finish within 3 seconds (--timeout).");
  playFaults(endpoint);
});

test("a command that ends in time is not touched", async () => {
  const { code } = await wildrydes("teardown", "--yes", "--timeout", "60");
  expect(code).toBe(0);
});

test.each(["0", "-1", "soon"])("--timeout %s is refused", async (value) => {
  expect(await wildrydes("inspect", "--timeout", value)).toMatchObject({ code: 2 });
});
