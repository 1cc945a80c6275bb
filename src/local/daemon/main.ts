import { rmSync } from "node:fs";
import { parseArgs } from "node:util";
import { localAccount } from "../access/keys.ts";
import type { OpenConsole } from "../http/answer-console.ts";
import { serveEndpoint, type ServedEndpoint } from "../http/serve.ts";
import { acquireFolderLock } from "./folder-lock.ts";
import {
  isAskedToStay,
  readChosenPort,
  removeDaemonInfo,
  writeChosenPort,
  writeDaemonInfo,
  writeDaemonPid,
} from "./daemon-info.ts";
import { openDaemonLog } from "./daemon-log.ts";
import { closeEntries } from "./folder-privacy.ts";
import { markProgram } from "./program-mark.ts";
import { isAlive } from "./process-state.ts";
import { releaseMemoryWhenIdle } from "./release-memory.ts";
import { isFullDisk, storeError } from "../store/store-error.ts";
import type { StartReport } from "./start-report.ts";
import { watchFolder } from "./watch-folder.ts";
import { watchLoop } from "./watch-loop.ts";

/**
 * The daemon of one data folder: listens, writes its address down, and ends on request or when it is no longer needed.
 */

const { values } = parseArgs({
  options: {
    "data-folder": { type: "string" },
    port: { type: "string" },
    version: { type: "string" },
    "insecure-test-keys": { type: "boolean" },
    "idle-minutes": { type: "string" },
    "owner-pid": { type: "string" },
    temporary: { type: "boolean" },
  },
});
const dataFolder = values["data-folder"] ?? "";
// First of all: the program may be replaced at any time.
const program = markProgram(process.argv[1] ?? "");
const resumeDelayMilliseconds = 100;
// Whatever is made from here on, by SQLite and LevelDB too, is the owner's alone.
process.umask(0o077);
const { write: log, close: closeLog } = openDaemonLog(dataFolder);

function report(message: StartReport): void {
  process.send?.(message);
  if (process.connected) process.disconnect();
}

async function start(): Promise<void> {
  const lock = acquireFolderLock(dataFolder);
  writeDaemonPid(dataFolder);
  closeEntries(dataFolder);
  const chosen = readChosenPort(dataFolder);
  const served = await serve(values.port, chosen);
  if (chosen !== served.listener.port) writeChosenPort(dataFolder, served.listener.port);
  writeDaemonInfo({
    url: served.url,
    pid: process.pid,
    port: served.listener.port,
    account: localAccount,
    credentials: served.endpoint.keys.person,
    dataFolder,
    startedAt: new Date().toISOString(),
    version: values.version ?? "",
    program,
    acceptsTestKeys: values["insecure-test-keys"] ?? false,
  });
  log(`listening on ${served.url}`);

  let ending = false;
  const end = async (reason: string, isAbandoned = false): Promise<void> => {
    if (ending) return;
    ending = true;
    log(`ending: ${reason}`);
    removeDaemonInfo(dataFolder, process.pid);
    const forced = setTimeout(() => process.exit(1), 5000);
    forced.unref();
    await served.close();
    lock.release();
    closeLog();
    if (isAbandoned && values.temporary) rmSync(dataFolder, { recursive: true, force: true });
    process.exit(0);
  };
  process.on("SIGTERM", () => void end("asked to"));
  process.on("SIGINT", () => void end("interrupted"));
  process.on("SIGHUP", () => {});
  watchOwner((reason) => void end(reason, true));
  watchIdleness(served, (reason) => void end(reason));
  watchLoop(log);
  releaseMemoryWhenIdle(() => served.idle());
  watchFolder(dataFolder, () => process.exit(1));
  report({ kind: "ready" });
  // The command that waits for the daemon is answered first; earlier work is taken up right after.
  setTimeout(() => {
    served.endpoint.resume().catch((error: unknown) => log(`could not take up earlier work: ${describe(error)}`));
  }, resumeDelayMilliseconds);
}

/** The port kept for the folder may be another program's by now: then another one is kept. */
async function serve(wanted: string | undefined, kept: number | undefined): Promise<ServedEndpoint> {
  const settings = {
    dataFolder,
    acceptTestKeys: values["insecure-test-keys"] ?? false,
    log,
    openConsole: (async (endpoint, options) => {
      const { openDaemonConsole } = await import("../../console/open-daemon-console.ts");
      return openDaemonConsole(endpoint, options);
    }) satisfies OpenConsole,
  };
  try {
    return await serveEndpoint({ ...settings, port: Number(wanted ?? kept ?? 0) });
  } catch (error) {
    const isTaken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
    if (!isTaken || wanted !== undefined) throw error;
    log(`port ${kept} is taken by another program: choosing another one`);
    return serveEndpoint({ ...settings, port: 0 });
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** A demo's daemon belongs to the demo: it must not outlive it, however that ended. */
function watchOwner(end: (reason: string) => void): void {
  const owner = Number(values["owner-pid"] ?? 0);
  if (!owner) return;
  setInterval(() => {
    if (!isAlive(owner)) end("its owner is gone");
  }, 500).unref();
}

function watchIdleness(served: ServedEndpoint, end: (reason: string) => void): void {
  const minutes = Number(values["idle-minutes"] ?? 0);
  if (!minutes) return;
  const check = async (): Promise<void> => {
    const idle = served.idle();
    if (idle >= minutes * 60_000 && !isAskedToStay(dataFolder) && !(await served.endpoint.busy()))
      end(`not used for ${minutes} minutes`);
  };
  setInterval(() => void check(), 15_000).unref();
}

process.on("uncaughtException", (error) => log(`uncaught ${describe(error)}`));
process.on("unhandledRejection", (reason) => log(`unhandled ${describe(reason)}`));

start().catch((error: unknown) => {
  const code = error instanceof Error && "code" in error ? String(error.code) : undefined;
  const systemCode = isFullDisk(storeError(error)) ? "ENOSPC" : code;
  const message = error instanceof Error ? error.message : String(error);
  log(`could not start: ${message}`);
  report({ kind: "failed", systemCode, message });
  process.exit(1);
});
