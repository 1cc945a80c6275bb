import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test, type TestContext } from "vitest";
import { ensureDaemon, observeDaemon, resetData, stopDaemon } from "../../../src/local/daemon/index.ts";
import { acquireFolderLock } from "../../../src/local/daemon/folder-lock.ts";
import { isAlive } from "../../../src/local/daemon/process-state.ts";

/** Long enough for a daemon on a busy machine. */
const patience = 1000;

interface Started {
  readonly dataFolder: string;
  readonly pid: number;
}

/** Starts a daemon in a separate folder, for one test. */
async function startDaemon(onTestFinished: TestContext["onTestFinished"]): Promise<Started> {
  const dataFolder = mkdtempSync(join(tmpdir(), "wildrydes-silent-"));
  const { pid } = await ensureDaemon({ dataFolder });
  onTestFinished(async () => {
    if (isAlive(pid)) process.kill(pid, "SIGKILL");
    await stopDaemon(dataFolder).catch(() => {});
    rmSync(dataFolder, { recursive: true, force: true });
  });
  return { dataFolder, pid };
}

// Each waits a second or more for a daemon that does not answer: side by side.
describe.concurrent("a daemon that does not answer", () => {
  test("a stuck daemon is not taken for a missing one, and no second one is started", async ({ onTestFinished }) => {
    const { dataFolder, pid } = await startDaemon(onTestFinished);
    process.kill(pid, "SIGSTOP");
    const [state, start] = await Promise.allSettled([
      observeDaemon(dataFolder, { patience }),
      ensureDaemon({ dataFolder, patience }),
    ]);
    expect(state).toMatchObject({ value: { kind: "silent", pid } });
    expect(start).toMatchObject({
      reason: {
        code: "local-not-answering",
        fault: { values: { dataFolder, pid } },
      },
    });
    process.kill(pid, "SIGCONT");
    expect(await observeDaemon(dataFolder)).toMatchObject({ kind: "running", info: { pid } });
  });

  test("a stuck daemon is ended by a stop", async ({ onTestFinished }) => {
    const { dataFolder, pid } = await startDaemon(onTestFinished);
    process.kill(pid, "SIGSTOP");
    expect(await stopDaemon(dataFolder, { patience })).toEqual({ pid, answered: false });
    expect(isAlive(pid)).toBe(false);
    expect(await observeDaemon(dataFolder)).toEqual({ kind: "absent" });
  });

  test("a stuck daemon is ended by a reset, and its lock stays the only one", async ({ onTestFinished }) => {
    const { dataFolder, pid } = await startDaemon(onTestFinished);
    process.kill(pid, "SIGSTOP");
    await resetData(dataFolder, { patience });
    expect(isAlive(pid)).toBe(false);
    expect(readdirSync(dataFolder).toSorted()).toEqual(["lock.db", "port", "wildrydes-data.json"]);
  });

  test("a daemon whose note is gone is still found by its lock", async ({ onTestFinished }) => {
    const { dataFolder, pid } = await startDaemon(onTestFinished);
    rmSync(join(dataFolder, "daemon.json"));
    expect(await observeDaemon(dataFolder)).toEqual({ kind: "changing", pid });
    expect(await stopDaemon(dataFolder)).toEqual({ pid, answered: false });
    expect(isAlive(pid)).toBe(false);
  });

  test("a process that holds the folder and is not a daemon is not ended", async ({ onTestFinished }) => {
    const { dataFolder } = await startDaemon(onTestFinished);
    await stopDaemon(dataFolder);
    const other = spawn("sleep", ["60"]);
    const lock = acquireFolderLock(dataFolder);
    writeFileSync(join(dataFolder, "daemon.pid"), String(other.pid));
    try {
      await expect(stopDaemon(dataFolder)).rejects.toMatchObject({ code: "local-unknown-process" });
      expect(isAlive(other.pid ?? 0)).toBe(true);
    } finally {
      lock.release();
      other.kill("SIGKILL");
    }
  });

  test("a daemon whose folder is deleted or moved away ends", async ({ onTestFinished }) => {
    const { dataFolder, pid } = await startDaemon(onTestFinished);
    renameSync(dataFolder, `${dataFolder}.moved`);
    await expect.poll(() => isAlive(pid), { timeout: 5000 }).toBe(false);
    expect(existsSync(dataFolder)).toBe(false);
    renameSync(`${dataFolder}.moved`, dataFolder);
  });

  test("a damaged lock does not keep a daemon from starting", async ({ onTestFinished }) => {
    const { dataFolder } = await startDaemon(onTestFinished);
    await stopDaemon(dataFolder);
    writeFileSync(join(dataFolder, "lock.db"), "junk".repeat(3000));
    expect(isAlive((await ensureDaemon({ dataFolder })).pid)).toBe(true);
  });
});
