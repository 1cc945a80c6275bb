import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** Whether a process runs. One that has ended but was not waited for does not, although it still takes signals. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
  if (process.platform !== "linux") return true;
  try {
    return !/^\d+ \(.*\) [ZX] /s.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}

/** Sends a signal; a process that is gone already needs none. */
export function signalProcess(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // Gone already, or another user's.
  }
}

/** Waits until a process is gone; false when it still runs after that many milliseconds. */
export async function waitForEnd(pid: number, milliseconds: number): Promise<boolean> {
  const until = performance.now() + milliseconds;
  while (isAlive(pid)) {
    if (performance.now() > until) return false;
    await new Promise((resolve) => {
      setTimeout(resolve, 25);
    });
  }
  return true;
}

/**
 * Whether a process is the daemon of a data folder, by the words it was started with. This is for a daemon that does
 * not answer: ids of processes are used again, and a note may name one that has become another program's.
 */
export function isDaemonProcess(pid: number, dataFolder: string): boolean {
  const words = readWords(pid);
  return words !== undefined && /[\\/]local[\\/]daemon[\\/]main\.[jt]s/.test(words) && words.includes(dataFolder);
}

function readWords(pid: number): string | undefined {
  try {
    if (process.platform === "linux") return readFileSync(`/proc/${pid}/cmdline`, "utf8");
    if (process.platform === "win32") return undefined;
    return execFileSync("ps", ["-ww", "-o", "args=", "-p", String(pid)], { encoding: "utf8", timeout: 5000 });
  } catch {
    return undefined;
  }
}
