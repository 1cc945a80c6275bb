import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runCli } from "../cli/support/run-cli.ts";
import { startTestEndpoint, type TestEndpoint } from "../local/support/endpoint.ts";

let endpoint: TestEndpoint;
let folder: string;
beforeAll(async () => {
  endpoint = await startTestEndpoint();
  folder = mkdtempSync(join(tmpdir(), "wildrydes-doctor-"));
});
afterAll(async () => {
  await endpoint.close();
  rmSync(folder, { recursive: true });
});

function doctor(words: string[], variables: Record<string, string> = {}) {
  const environment = { ...endpoint.environment, WILDRYDES_DATA: join(folder, "no-daemon"), ...variables };
  return runCli(["doctor", ...words], { environment, folder });
}

test("reports what is ready, and what an endpoint cannot answer, with exit code 0", async () => {
  const { code, stdout } = await doctor(["--json"]);
  const { result } = JSON.parse(stdout);
  const statuses = Object.fromEntries(
    result.checks.map(({ check, status }: { check: string; status: string }) => [check, status]),
  );
  expect({ code, statuses }).toMatchObject({
    code: 0,
    statuses: {
      node: "ok",
      endpoint: "ok",
      region: "ok",
      clock: "ok",
      concurrency: "ok",
      rekognition: "ok",
      permissions: "ok",
      leftovers: "ok",
    },
  });
  expect((await doctor([])).stdout).toMatch(/✔ clock +the clock is right/);
});

test("credentials that are refused fail one check, with what helps, and exit code 3", async () => {
  const { code, stdout } = await doctor(["--json"], { AWS_SECRET_ACCESS_KEY: "wrong" });
  const { result, error, target } = JSON.parse(stdout);
  expect({ code, error: error.code, failed: error.values.failed }).toEqual({
    code: 3,
    error: "doctor-failed",
    failed: ["endpoint"],
  });
  expect(target).toMatchObject({ kind: "endpoint", account: null });
  expect(result.checks.at(-1)).toMatchObject({ check: "endpoint", errorCode: { code: "credentials-refused" } });
});

test("a profile that does not exist is named", async () => {
  const { code, stdout } = await doctor(["--profile", "nope"], { AWS_CONFIG_FILE: join(folder, "none") });
  expect(code).toBe(3);
  expect(stdout).toMatch(/✖ credentials +no access\n +Unknown profile: nope/);
});
