import { setTimeout as sleep } from "node:timers/promises";
import { DaemonError } from "./daemon-error.ts";
import { clearStayRequest, removeDaemonInfo } from "./daemon-info.ts";
import { readFolderOwner } from "./data-folder-mark.ts";
import { observeDaemon } from "./find-daemon.ts";
import { isFolderLocked } from "./folder-lock.ts";
import { isAlive, isDaemonProcess, signalProcess, waitForEnd } from "./process-state.ts";

/** A daemon that was ended. */
export interface StoppedDaemon {
  readonly pid: number;
  /** False for one that was busy or stuck. */
  readonly answered: boolean;
}

/** Milliseconds. A daemon that answers ends within five seconds; one that is stuck is not waited for as long. */
const endPatience = { answering: 8000, silent: 2000, killed: 5000, released: 1000 };

/**
 * Stops the daemon of a data folder and waits until it is gone.
 *
 * @param options.patience milliseconds after which it counts as stuck
 * @returns undefined when none was running
 * @throws DaemonError `local-unknown-process` when a process holds the folder that does not prove to be the daemon
 */
export async function stopDaemon(
  dataFolder: string,
  options: { patience?: number | undefined } = {},
): Promise<StoppedDaemon | undefined> {
  if (readFolderOwner(dataFolder) !== "daemon") return undefined;
  const state = await observeDaemon(dataFolder, options);
  clearStayRequest(dataFolder);
  if (state.kind === "absent") {
    removeDaemonInfo(dataFolder);
    return undefined;
  }
  const answered = state.kind === "running";
  const pid = answered ? state.info.pid : state.pid;
  if (pid === undefined || (!answered && !isDaemonProcess(pid, dataFolder))) {
    // One that is just ending shows no words any more, or its note is gone already.
    if (await isReleased(dataFolder)) return undefined;
    throw unknownProcess(dataFolder);
  }
  signalProcess(pid, "SIGTERM");
  if (!(await waitForEnd(pid, state.kind === "silent" ? endPatience.silent : endPatience.answering))) {
    signalProcess(pid, "SIGKILL");
    await waitForEnd(pid, endPatience.killed);
  }
  if (isAlive(pid)) throw new DaemonError({ code: "local-not-ended", values: { pid } });
  // Its other threads may hold the lock a little longer.
  await isReleased(dataFolder);
  removeDaemonInfo(dataFolder, pid);
  return { pid, answered };
}

async function isReleased(dataFolder: string): Promise<boolean> {
  const until = performance.now() + endPatience.released;
  while (isFolderLocked(dataFolder)) {
    if (performance.now() > until) return false;
    await sleep(50);
  }
  return true;
}

function unknownProcess(dataFolder: string): DaemonError {
  return new DaemonError({ code: "local-unknown-process", values: { dataFolder } });
}
