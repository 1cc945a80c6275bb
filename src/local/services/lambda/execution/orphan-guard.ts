import { type ChildProcess, spawn } from "node:child_process";

/** Ends the processes of functions when this process is killed and cannot do it itself. */
interface OrphanGuard {
  watch(pid: number): void;
  release(pid: number): void;
  close(): void;
}

/**
 * Keeps a list by lines `+ PID` and `- PID`. When its input ends, it kills the process groups on the list and, where
 * the system shows the variables of processes, all that have the variable it was given: what left its group is among
 * them.
 */
const script = `
live=" "
while read -r change pid; do
  case $change in
    +) live="$live$pid " ;;
    -) live="\${live%% $pid *} \${live#* $pid }" ;;
  esac
done
for pid in $live; do kill -9 "-$pid" "$pid"; done
for file in $(grep -laF -- "$1" /proc/[0-9]*/environ); do pid=\${file%/environ}; kill -9 "\${pid#/proc/}"; done`;

/**
 * A guard, started with the first process to watch. A function's process ends when the endpoint goes away, but
 * not one that is caught in a loop, and the timeout that would end it is kept here. The guard is a shell in a separate
 * session, so that what kills the endpoint's does not reach it.
 *
 * @param variable the beginning of a variable, `NAME=value`, that only processes of this endpoint's functions have
 */
export function createOrphanGuard(variable: string): OrphanGuard {
  let shell: ChildProcess | undefined;

  function start(): ChildProcess | undefined {
    if (process.platform === "win32") return undefined;
    const started = spawn("/bin/sh", ["-c", script, "sh", variable], {
      detached: true,
      stdio: ["pipe", "ignore", "ignore"],
    });
    started.unref();
    // Without a shell there is no guard; functions still run.
    for (const part of [started, started.stdin]) part?.on("error", () => {});
    return started;
  }

  return {
    watch(pid) {
      shell ??= start();
      shell?.stdin?.write(`+ ${pid}\n`);
    },
    release(pid) {
      shell?.stdin?.write(`- ${pid}\n`);
    },
    close() {
      shell?.stdin?.end();
    },
  };
}
