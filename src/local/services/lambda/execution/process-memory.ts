import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";

const run = promisify(execFile);

/** The part of a Node process that it maps from its own program file, in MiB. AWS does not count it. */
const programMiB = 48;

/**
 * How much memory a process holds beside its program file, in MiB: heap, Buffers and WebAssembly together. Answers
 * undefined where the system does not report it.
 */
async function readProcessMemory(pid: number): Promise<number | undefined> {
  try {
    if (process.platform === "linux") {
      const status = await readFile(`/proc/${pid}/status`, "utf8");
      const anonymous = /^RssAnon:\s+(\d+) kB$/m.exec(status)?.[1];
      return anonymous === undefined ? undefined : Number(anonymous) / 1024;
    }
    if (process.platform === "win32") return undefined;
    const { stdout } = await run("ps", ["-o", "rss=", "-p", String(pid)]);
    return Math.max(0, Number(stdout) / 1024 - programMiB);
  } catch {
    return undefined;
  }
}

/** `ps` is a separate process and asked less often. */
const shortestPause = process.platform === "linux" ? 50 : 500;
const longestPause = 1000;

/** Memory can grow by about a gigabyte a second: milliseconds in which a process cannot use up what is left to it. */
function pauseUntilFull(leftMiB: number): number {
  return Math.min(longestPause, Math.max(shortestPause, leftMiB));
}

/**
 * Looks at a process's memory again and again, and calls `onTooMuch` once when it is above a limit in MiB.
 *
 * @param options.usedMiB what it held when last looked at
 */
export function watchMemory(options: { pid: number; limitMiB: number; usedMiB: number; onTooMuch: () => void }): {
  stop(): void;
  peakMiB(): number;
} {
  let peak = 0;
  let timer: NodeJS.Timeout | undefined = setTimeout(look, pauseUntilFull(options.limitMiB - options.usedMiB));
  timer.unref();

  async function look(): Promise<void> {
    const used = await readProcessMemory(options.pid);
    if (timer === undefined) return;
    peak = Math.max(peak, used ?? 0);
    if (peak > options.limitMiB) {
      stop();
      options.onTooMuch();
      return;
    }
    timer = setTimeout(look, pauseUntilFull(options.limitMiB - (used ?? 0)));
    timer.unref();
  }

  function stop(): void {
    clearTimeout(timer);
    timer = undefined;
  }

  return { stop, peakMiB: () => peak };
}
