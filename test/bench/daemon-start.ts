import { fork } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packageRoot } from "../../src/package-root.ts";
import { median, quietNode, timeProgram } from "./measure.ts";
import { sendRawRequests } from "./raw-client.ts";
import type { BenchRow } from "./report.ts";

const rounds = 9;

/** From the daemon's spawn to its first answer to a signed request, with its memory then, against a bare Node. */
export async function benchDaemonStart(): Promise<BenchRow[]> {
  await startOnce();
  const starts: number[] = [];
  const bare: number[] = [];
  const memories: number[] = [];
  for (let round = 0; round < rounds; round++) {
    bare.push(await timeProgram(process.execPath, ["-e", "0"], process.env));
    const { milliseconds, megabytes } = await startOnce();
    starts.push(milliseconds);
    memories.push(megabytes);
  }
  const [start, node, memory] = [median(starts), median(bare), median(memories)];
  return [
    {
      what: "daemon, spawn to first answer (ListStateMachines)",
      measured: `${start.toFixed(0)} ms`,
      comparison: `node -e 0: ${node.toFixed(0)} ms`,
      ratio: `${(start / node).toFixed(1)} ×`,
      budget: `160 ms, here ${(160 * (node / quietNode)).toFixed(0)} ms`,
      kept: start <= 160 * (node / quietNode),
    },
    {
      what: "daemon's memory before vision",
      measured: `${memory.toFixed(0)} MB`,
      comparison: "-",
      ratio: "-",
      budget: "120 MB",
      kept: memory <= 120,
    },
  ];
}

async function startOnce(): Promise<{ milliseconds: number; megabytes: number }> {
  const dataFolder = mkdtempSync(join(tmpdir(), "wildrydes-bench-"));
  const begin = performance.now();
  const daemon = fork(join(packageRoot, "dist", "local", "daemon", "main.js"), [`--data-folder=${dataFolder}`], {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    execArgv: ["--disable-warning=ExperimentalWarning"],
    // As the command that starts the daemon sets it.
    env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), "node-compile-cache") },
  });
  await new Promise((resolve) => {
    daemon.once("message", resolve);
  });
  const { url, credentials } = JSON.parse(readFileSync(join(dataFolder, "daemon.json"), "utf8"));
  await sendRawRequests({
    target: { url, region: "us-west-2", credentials },
    operation: "ListStateMachines",
    count: 1,
    connections: 1,
    body: () => "{}",
  });
  const milliseconds = performance.now() - begin;
  await new Promise((resolve) => {
    setTimeout(resolve, 300);
  });
  const megabytes = residentMegabytes(daemon.pid);
  daemon.kill();
  await new Promise((resolve) => {
    daemon.once("exit", resolve);
  });
  rmSync(dataFolder, { recursive: true, force: true });
  return { milliseconds, megabytes };
}

/** Resident memory of a process, from the system's own account (Linux). */
export function residentMegabytes(pid: number | undefined): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) / 1024;
}
