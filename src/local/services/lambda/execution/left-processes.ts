import { readdir, readFile } from "node:fs/promises";

/**
 * Ends what a function's process has started and left behind: the members of its process group and, on Linux, those
 * that left the group but still have the environment's variables.
 *
 * @param pid the function's process, which leads its group
 * @param variable a variable, `NAME=value`, that only processes of this environment have
 */
export async function endLeftProcesses(pid: number, variable: string | undefined): Promise<void> {
  kill(-pid);
  if (variable === undefined || process.platform !== "linux") return;
  for (const other of await findProcesses(variable)) kill(other);
}

async function findProcesses(variable: string): Promise<number[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number);
  const having = await Promise.all(
    pids.map(async (pid) => ((await readVariables(pid)).includes(variable) ? [pid] : [])),
  );
  return having.flat().filter((pid) => pid !== process.pid);
}

/** Other users' processes cannot be read, and need not be. */
async function readVariables(pid: number): Promise<string[]> {
  try {
    return (await readFile(`/proc/${pid}/environ`, "utf8")).split("\0");
  } catch {
    return [];
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // Nothing is left.
  }
}
