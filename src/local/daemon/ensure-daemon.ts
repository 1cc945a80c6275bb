import { fork } from "node:child_process";
import { accessSync, constants, existsSync, mkdirSync } from "node:fs";
import { getCompileCacheDir } from "node:module";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { busyProcessOptions } from "../../heap-limits.ts";
import { compiledCodeFolder } from "../../compiled-code.ts";
import { entryPoint } from "../../entry-point.ts";
import { claimFolder } from "./data-folder-mark.ts";
import { DaemonError } from "./daemon-error.ts";
import { askToStay, daemonLogFile, isAskedToStay, type DaemonInfo } from "./daemon-info.ts";
import { notAnswering, observeDaemon, type DaemonState } from "./find-daemon.ts";
import { restrictToOwner } from "./folder-privacy.ts";
import { isReplaced } from "./program-mark.ts";
import { isStartReport, type StartReport } from "./start-report.ts";
import { stopDaemon } from "./stop-daemon.ts";

export interface DaemonOptions {
  readonly dataFolder: string;
  /** A port to insist on; otherwise the folder's own, chosen when it was first used. */
  readonly port?: number;
  /** Accept `test`/`test` as keys, as other emulators do. */
  readonly insecureTestKeys?: boolean;
  /** The daemon ends when this process is gone. */
  readonly ownerPid?: number;
  /** The data folder is removed when the owner is gone before it could do it. Needs `ownerPid`. */
  readonly temporary?: boolean;
  /** Minutes without a request after which it ends; 30 when not given, 0 to stay until it is stopped. */
  readonly idleMinutes?: number;
  readonly version?: string;
  /** Milliseconds after which a running daemon counts as stuck. */
  readonly patience?: number;
}

const startMilliseconds = 20_000;
/** How long another process may start or end in the folder. */
const changeMilliseconds = 12_000;

/**
 * Finds the daemon of a data folder or starts it, and waits until it answers.
 *
 * @throws DaemonError when the folder is not to be used, the port is taken, the daemon ends at once or does not answer
 */
export async function ensureDaemon(options: DaemonOptions): Promise<DaemonInfo> {
  prepareFolder(options.dataFolder);
  const daemon = await findOrStart(options);
  if (options.idleMinutes === 0) askToStay(options.dataFolder);
  return daemon;
}

function refuseOtherSettings(running: DaemonInfo, options: DaemonOptions): void {
  const otherPort = options.port !== undefined && options.port !== running.port;
  if (!otherPort && (!options.insecureTestKeys || running.acceptsTestKeys)) return;
  throw new DaemonError({ code: "local-already-running", values: { url: running.url, otherPort } });
}

/** Two commands may start at once: the one that came second finds the other's daemon. */
async function findOrStart(options: DaemonOptions): Promise<DaemonInfo> {
  // In seconds: Node loads ten modules for the first `performance.now()`.
  const until = process.uptime() + changeMilliseconds / 1000;
  // One that has only just begun to listen may still be busy with that.
  let justStarted = false;
  let wanted = options;
  for (;;) {
    const state = await observeDaemon(options.dataFolder, options);
    if (state.kind === "running") {
      refuseOtherSettings(state.info, options);
      if (!state.info.program || !isReplaced(state.info.program)) return state.info;
      await stopReplaced(options);
      if (state.info.acceptsTestKeys) wanted = { ...options, insecureTestKeys: true };
    } else if ((state.kind === "silent" && !justStarted) || process.uptime() > until)
      throw notAnswering({ ...options, pid: pidOf(state) });
    if (state.kind === "absent") {
      const report = await startDaemon(wanted);
      if (report.kind === "failed" && report.systemCode !== "LOCKED") throw explainFailure(report, options);
      justStarted = true;
    } else await sleep(50);
  }
}

/** An endpoint whose program was replaced ends, and the new program takes up its work. */
async function stopReplaced({ dataFolder, patience }: DaemonOptions): Promise<void> {
  const stays = isAskedToStay(dataFolder);
  await stopDaemon(dataFolder, { patience });
  if (stays) askToStay(dataFolder);
}

function pidOf(state: DaemonState): number | undefined {
  return "pid" in state ? state.pid : undefined;
}

/**
 * Makes a data folder that only its owner can read.
 *
 * @throws DaemonError when the folder is not to be used
 */
export function prepareFolder(dataFolder: string): void {
  try {
    makeFolder(dataFolder);
    restrictToOwner(dataFolder);
    accessSync(dataFolder, constants.W_OK | constants.X_OK);
  } catch (error) {
    if (error instanceof DaemonError) throw error;
    throw new DaemonError({ code: "local-not-writable", values: { dataFolder, reason: whyNot(error) } });
  }
  claimFolder(dataFolder);
}

/** Like `mkdir -p`. Node's own tries for ever where a folder says that it does not exist, as those of /proc do. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  const above = dirname(folder);
  if (above !== folder) makeFolder(above);
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if (!existsSync(folder)) throw error;
  }
}

/** The system's code where the catalogue has words for it; anything rarer as the system says it. */
function whyNot(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (["ENOTDIR", "EEXIST", "EACCES", "EPERM", "EROFS", "ENOSPC"].includes(code)) return code;
  return error instanceof Error ? error.message : String(error);
}

function startDaemon(options: DaemonOptions): Promise<StartReport> {
  const child = fork(fileURLToPath(entryPoint("local/daemon/main")), daemonArguments(options), {
    detached: true,
    stdio: ["ignore", "ignore", "ignore", "ipc"],
    execArgv: ["--disable-warning=ExperimentalWarning", ...busyProcessOptions],
    cwd: options.dataFolder,
    env: daemonEnvironment(),
  });
  return new Promise((resolve) => {
    const settle = (report: StartReport): void => {
      clearTimeout(tooLate);
      child.removeAllListeners();
      if (child.connected) child.disconnect();
      child.unref();
      resolve(report);
    };
    const failed = (message: string, systemCode?: string): StartReport => ({ kind: "failed", message, systemCode });
    const tooLate = setTimeout(() => {
      child.kill("SIGKILL");
      settle(failed(`it did not begin to answer within ${startMilliseconds / 1000} seconds and was ended`));
    }, startMilliseconds);
    child.on("message", (message) => {
      if (isStartReport(message)) settle(message);
    });
    child.once("error", (error) => settle(failed(error.message)));
    child.once("exit", (code, signal) => settle(failed(`it ended at once (${signal ?? `exit code ${code}`})`)));
  });
}

/** The daemon keeps compiled code where the command does, or not at all. */
function daemonEnvironment(): NodeJS.ProcessEnv {
  const folder = compiledCodeFolder() ?? getCompileCacheDir();
  return folder === undefined ? process.env : { ...process.env, NODE_COMPILE_CACHE: folder };
}

function daemonArguments(options: DaemonOptions): string[] {
  return [
    `--data-folder=${options.dataFolder}`,
    `--idle-minutes=${options.idleMinutes ?? 30}`,
    ...(options.port ? [`--port=${options.port}`] : []),
    ...(options.insecureTestKeys ? ["--insecure-test-keys"] : []),
    ...(options.ownerPid ? [`--owner-pid=${options.ownerPid}`] : []),
    ...(options.temporary ? ["--temporary"] : []),
    ...(options.version ? [`--version=${options.version}`] : []),
  ];
}

function explainFailure(report: Extract<StartReport, { kind: "failed" }>, options: DaemonOptions): DaemonError {
  const { dataFolder } = options;
  const { message: reason, systemCode } = report;
  switch (systemCode) {
    case "EADDRINUSE": {
      const port = /:(\d+)$/.exec(reason)?.[1];
      return new DaemonError({
        code: "local-port-taken",
        values: { port: port === undefined ? options.port : Number(port) },
      });
    }
    case "ENOSPC":
      return new DaemonError({ code: "local-data-disk-full", values: { dataFolder } });
    case "DAMAGED_STORE":
      return new DaemonError({ code: "local-damaged-data", values: { dataFolder, reason } });
    case "NEWER_STORE":
      return new DaemonError({ code: "local-newer-data", values: { dataFolder } });
    default:
      return new DaemonError({
        code: "local-start-failed",
        values: { reason, logFile: daemonLogFile(dataFolder) },
      });
  }
}
