import { readFolderOwner } from "./data-folder-mark.ts";
import { forgetToStay, readDaemonInfo, removeDaemonInfo } from "./daemon-info.ts";
import { findDaemon } from "./find-daemon.ts";

const patienceMilliseconds = 8000;

/** Stops the daemon of a data folder and waits until it is gone. False when none was running. */
export async function stopDaemon(dataFolder: string): Promise<boolean> {
  if (readFolderOwner(dataFolder) !== "daemon") return false;
  const noted = readDaemonInfo(dataFolder);
  const running = await findDaemon(dataFolder);
  forgetToStay(dataFolder);
  if (!running) {
    if (noted) removeDaemonInfo(dataFolder, noted.pid);
    return false;
  }
  signal(running.pid, "SIGTERM");
  for (let waited = 0; waited < patienceMilliseconds && isAlive(running.pid); waited += 25)
    await new Promise((resolve) => {
      setTimeout(resolve, 25);
    });
  if (isAlive(running.pid)) signal(running.pid, "SIGKILL");
  removeDaemonInfo(dataFolder, running.pid);
  return true;
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // Gone already.
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
