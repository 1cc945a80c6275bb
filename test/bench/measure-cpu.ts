import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";

/** The cost of a program, in milliseconds: its CPU time with that of the processes it waits for, and the time of a clock. */
export interface Cost {
  readonly cpu: number;
  readonly wall: number;
}

/**
 * CPU milliseconds, user and system, that a program and the processes it waits for take; other work on the machine adds
 * little to it. bash measures it (`time`), because Node knows no times of its children. Rejects when the program fails.
 */
export async function cpuOf(command: string, args: readonly string[], environment: NodeJS.ProcessEnv): Promise<number> {
  return (await costOf(command, args, environment)).cpu;
}

/** The same, with the time that passed. */
export async function costOf(command: string, args: readonly string[], environment: NodeJS.ProcessEnv): Promise<Cost> {
  const line = 'TIMEFORMAT="%3U %3S %3R"; time "$@" >/dev/null 2>/dev/null';
  const child = spawn("bash", ["-c", line, "bash", command, ...args], {
    stdio: ["ignore", "ignore", "pipe"],
    env: environment,
  });
  let times = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (times += text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${code}`);
  const [user = Number.NaN, system = Number.NaN, real = Number.NaN] = times.trim().split(" ").map(Number);
  return { cpu: (user + system) * 1000, wall: real * 1000 };
}

/** CPU microseconds, user and system, that a process's first thread took so far: Linux counts them in hundredths of a second. */
export function mainThreadMicroseconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/task/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10_000;
}
