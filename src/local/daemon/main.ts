import { closeSync, openSync, readFileSync, statSync, truncateSync, writeSync } from "node:fs";
import { parseArgs } from "node:util";
import { localAccount } from "../access/keys.ts";
import { serveEndpoint, type ServedEndpoint } from "../http/serve.ts";
import { acquireFolderLock } from "./folder-lock.ts";
import {
  daemonLogFile,
  isAskedToStay,
  readChosenPort,
  removeDaemonInfo,
  writeChosenPort,
  writeDaemonInfo,
} from "./daemon-info.ts";
import type { StartReport } from "./start-report.ts";

/** The daemon of one data folder: listens, writes itself down, and ends when it is told to or no longer needed. */

const { values } = parseArgs({
  options: {
    "data-folder": { type: "string" },
    port: { type: "string" },
    version: { type: "string" },
    "insecure-test-keys": { type: "boolean" },
    "idle-minutes": { type: "string" },
    "owner-pid": { type: "string" },
  },
});
const dataFolder = values["data-folder"] ?? "";
const resumeDelayMilliseconds = 100;
const maxLogBytes = 5 * 1024 * 1024;
const logFile = openSync(daemonLogFile(dataFolder), "a", 0o600);

function log(line: string): void {
  if (statSync(daemonLogFile(dataFolder)).size > maxLogBytes) truncateSync(daemonLogFile(dataFolder));
  writeSync(logFile, `${new Date().toISOString()} ${line}\n`);
}

function report(message: StartReport): void {
  process.send?.(message);
  if (process.connected) process.disconnect();
}

async function start(): Promise<void> {
  const lock = acquireFolderLock(dataFolder);
  const chosen = readChosenPort(dataFolder);
  const served = await serveEndpoint({
    dataFolder,
    port: Number(values.port ?? chosen ?? 0),
    acceptTestKeys: values["insecure-test-keys"] ?? false,
    log,
  });
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
    acceptsTestKeys: values["insecure-test-keys"] ?? false,
  });
  log(`listening on ${served.url}`);

  let ending = false;
  const end = async (reason: string): Promise<void> => {
    if (ending) return;
    ending = true;
    log(`ending: ${reason}`);
    removeDaemonInfo(dataFolder, process.pid);
    const forced = setTimeout(() => process.exit(1), 5000);
    forced.unref();
    await served.close();
    lock.release();
    closeSync(logFile);
    process.exit(0);
  };
  process.on("SIGTERM", () => void end("asked to"));
  process.on("SIGINT", () => void end("interrupted"));
  process.on("SIGHUP", () => {});
  watchOwner((reason) => void end(reason));
  watchIdleness(served, (reason) => void end(reason));
  report({ kind: "ready" });
  // The command that waits for the daemon is answered first; earlier work is taken up right after.
  setTimeout(() => {
    served.endpoint.resume().catch((error: unknown) => log(`could not take up earlier work: ${describe(error)}`));
  }, resumeDelayMilliseconds);
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
    const idle = Date.now() - served.listener.lastUsed();
    if (idle >= minutes * 60_000 && !isAskedToStay(dataFolder) && !(await served.endpoint.busy()))
      end(`not used for ${minutes} minutes`);
  };
  setInterval(() => void check(), 15_000).unref();
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A process that has ended but was not waited for still answers to signals.
    return process.platform !== "linux" || !/^\d+ \(.*\) Z /s.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}

process.on("uncaughtException", (error) => log(`uncaught ${describe(error)}`));
process.on("unhandledRejection", (reason) => log(`unhandled ${describe(reason)}`));

start().catch((error: unknown) => {
  const systemCode = error instanceof Error && "code" in error ? String(error.code) : undefined;
  const message = error instanceof Error ? error.message : String(error);
  log(`could not start: ${message}`);
  report({ kind: "failed", systemCode, message });
  process.exit(1);
});
