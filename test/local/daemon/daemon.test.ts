import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ensureDaemon, findDaemon, resetData, stopDaemon } from "../../../src/local/daemon/index.ts";

let dataFolder: string;
beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), "wildrydes-daemon-"));
});
afterEach(async () => {
  await stopDaemon(dataFolder);
  rmSync(dataFolder, { recursive: true, force: true });
});

test("a daemon is started once, found by later callers and stopped", async () => {
  expect(await findDaemon(dataFolder)).toBeUndefined();
  const options = { dataFolder, version: "0.0.0" };
  const [first, second] = await Promise.all([ensureDaemon(options), ensureDaemon(options)]);
  expect(second.pid).toBe(first.pid);
  expect(await findDaemon(dataFolder)).toEqual(first);
  expect(first).toMatchObject({ account: "123456789012", version: "0.0.0", dataFolder });
  const sts = new STSClient({ endpoint: first.url, region: "us-west-2", credentials: first.credentials });
  expect((await sts.send(new GetCallerIdentityCommand({}))).Account).toBe("123456789012");
  expect(await stopDaemon(dataFolder)).toEqual({ pid: first.pid, answered: true });
  expect(await findDaemon(dataFolder)).toBeUndefined();
  expect(await stopDaemon(dataFolder)).toBeUndefined();
});

test("after kill -9 the next command starts it again, on the same port with the same keys", async () => {
  const killed = await ensureDaemon({ dataFolder });
  process.kill(killed.pid, "SIGKILL");
  const again = await ensureDaemon({ dataFolder });
  expect(again.pid).not.toBe(killed.pid);
  expect([again.port, again.credentials]).toEqual([killed.port, killed.credentials]);
});

test("keys and notes are readable by the owner alone", async () => {
  await ensureDaemon({ dataFolder });
  for (const file of ["keys.json", "daemon.json", "daemon.log"])
    expect((statSync(join(dataFolder, file)).mode & 0o777).toString(8)).toBe("600");
});

test("a port that is taken is named, with the way out", async () => {
  const blocker = createServer();
  await new Promise<void>((resolve) => {
    blocker.listen(0, "127.0.0.1", resolve);
  });
  const address = blocker.address();
  const port = address && typeof address === "object" ? address.port : 0;
  await expect(ensureDaemon({ dataFolder, port })).rejects.toMatchObject({
    code: "local-port-taken",
    fault: { values: { port } },
  });
  blocker.close();
});

test("a data folder that cannot be written to is named, with the way out", async () => {
  const file = join(dataFolder, "a-file");
  writeFileSync(file, "");
  await expect(ensureDaemon({ dataFolder: join(file, "data") })).rejects.toMatchObject({
    code: "local-not-writable",
  });
});

test.runIf(process.platform === "linux")("a data folder below /proc is refused at once", async () => {
  await expect(ensureDaemon({ dataFolder: "/proc/wildrydes" })).rejects.toMatchObject({ code: "local-not-writable" });
});

test("a daemon that belongs to a process ends with it", async () => {
  const info = await ensureDaemon({ dataFolder, ownerPid: 2 ** 22 - 1 });
  await expect.poll(() => isAlive(info.pid), { timeout: 8000 }).toBe(false);
  expect(await findDaemon(dataFolder)).toBeUndefined();
});

test("a reset removes what the daemon made and nothing else", async () => {
  await ensureDaemon({ dataFolder });
  const own = join(dataFolder, "notes.txt");
  writeFileSync(own, "mine");
  const before = await ensureDaemon({ dataFolder });
  await resetData(dataFolder);
  expect(statSync(own).size).toBe(4);
  expect((await ensureDaemon({ dataFolder })).credentials).not.toEqual(before.credentials);
});

test("a running daemon keeps its settings; asking for others says how", async () => {
  const running = await ensureDaemon({ dataFolder });
  await expect(ensureDaemon({ dataFolder, insecureTestKeys: true })).rejects.toMatchObject({
    code: "local-already-running",
    fault: { values: { url: running.url, otherPort: false } },
  });
  await expect(ensureDaemon({ dataFolder, port: running.port })).resolves.toMatchObject({ pid: running.pid });
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test("a daemon whose program was replaced ends, and the new program takes up its work", async () => {
  const old = await ensureDaemon({ dataFolder, insecureTestKeys: true, idleMinutes: 0 });
  const note = join(dataFolder, "daemon.json");
  const info: unknown = JSON.parse(readFileSync(note, "utf8"));
  expect(info).toMatchObject({ program: { file: expect.stringMatching(/daemon.main\.(?:js|ts)$/) } });
  // What an update does to the file shows in the note as an earlier mark.
  writeFileSync(note, JSON.stringify({ ...old, program: { ...old.program, mark: "another" } }));
  const fresh = await ensureDaemon({ dataFolder });
  expect(fresh.pid).not.toBe(old.pid);
  expect([fresh.port, fresh.credentials, fresh.acceptsTestKeys]).toEqual([old.port, old.credentials, true]);
  expect(existsSync(join(dataFolder, "stay"))).toBe(true);
  expect((await ensureDaemon({ dataFolder })).pid).toBe(fresh.pid);
});
