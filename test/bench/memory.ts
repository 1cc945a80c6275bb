import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { jsonRequest, sendRaw } from "../support/raw-request.ts";
import { daemonModule } from "./built-daemon.ts";
import { residentMegabytes } from "./daemon-start.ts";
import type { BenchRow } from "./report.ts";

const bodies = 200;
const idleMilliseconds = 60_000;
const mostKept = 60;

/** Measures the memory that the daemon keeps after large documents and a minute without a request. */
export async function benchMemory(): Promise<BenchRow[]> {
  return [
    await measure("90,000 tags each", { tags: Array.from({ length: 90_000 }, tagOf) }),
    await measure("one text each", { name: "x".repeat(4_000_000) }),
  ];
}

function tagOf(_: unknown, index: number): object {
  return { key: `k${index}`, value: "v".repeat(12) };
}

async function measure(what: string, input: object): Promise<BenchRow> {
  const { ensureDaemon, stopDaemon } = await daemonModule();
  const dataFolder = mkdtempSync(join(tmpdir(), "wildrydes-bench-"));
  try {
    const { url, pid, credentials } = await ensureDaemon({ dataFolder });
    const send = async (operation: string, document: unknown): Promise<void> => {
      const request = jsonRequest("states", `AWSStepFunctions.${operation}`, document, credentials);
      await sendRaw(url, { ...request, timeoutMilliseconds: 120_000 });
    };
    await send("ListStateMachines", {});
    await sleep(1000);
    const before = residentMegabytes(pid);
    const body = JSON.stringify(input);
    for (let sent = 0; sent < bodies; sent += 4)
      await Promise.all([1, 2, 3, 4].map(() => send("CreateStateMachine", body)));
    const after = residentMegabytes(pid);
    await sleep(idleMilliseconds);
    const kept = residentMegabytes(pid) - before;
    return {
      what: `memory kept after ${bodies} documents of ${(body.length / 1e6).toFixed(1)} MB, ${what}`,
      measured: `${kept.toFixed(0)} MB more than at the start`,
      comparison: `at the start: ${before.toFixed(0)} MB; after the last one: ${after.toFixed(0)} MB`,
      ratio: "-",
      budget: `${mostKept} MB more, after a minute`,
      kept: kept <= mostKept,
    };
  } finally {
    await stopDaemon(dataFolder);
    rmSync(dataFolder, { recursive: true, force: true });
  }
}
