import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openEnvironment, type Environment } from "../../src/workshop/environment.ts";
import { setUpRoom } from "../../src/workshop/room/room-up.ts";
import { runCli } from "../cli/support/run-cli.ts";
import { startTestEndpoint, type TestEndpoint } from "../local/support/endpoint.ts";

let endpoint: TestEndpoint;
let folder: string;

beforeAll(async () => {
  endpoint = await startTestEndpoint();
  folder = mkdtempSync(join(tmpdir(), "wildrydes-room-"));
});

afterAll(async () => {
  await endpoint.close();
  rmSync(folder, { recursive: true });
});

test("two instructors who set up the same environments at once both end with all of them", async () => {
  const base = await openBase();
  const roster = ["dan", "eve"].map((environment) => ({ environment, attendee: undefined }));
  const room = { roster, concurrency: 2, stage: undefined, listen: () => undefined };
  const both = await Promise.all([setUpRoom(base, room), setUpRoom(base, { ...room, roster: roster.toReversed() })]);
  expect(both.flatMap(({ rows }) => rows.map(({ state, error }) => ({ state, error })))).toEqual(
    Array.from({ length: 4 }, () => ({ state: "done", error: undefined })),
  );
  const environment = { ...endpoint.environment, WILDRYDES_DATA: join(folder, "no-daemon") };
  const { stdout } = await runCli(["env", "list", "--json"], { environment, folder });
  const { environments } = JSON.parse(stdout).result;
  expect(environments.map(({ name, status }: { name: string; status: string }) => [name, status])).toEqual([
    ["dan", expect.stringMatching(/_COMPLETE$/)],
    ["eve", expect.stringMatching(/_COMPLETE$/)],
  ]);
}, 400_000);

function openBase(): Promise<Environment> {
  const { url, credentials } = endpoint;
  return openEnvironment({
    choice: { kind: "local", region: "us-west-2", profile: undefined, environment: undefined, endpointUrl: undefined },
    local: { url, account: "123456789012", credentials },
    port: { notify: () => undefined, ask: () => Promise.resolve(true), enter: () => Promise.resolve("") },
    signal: AbortSignal.timeout(390_000),
    changes: true,
  });
}
