import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ListExecutionsCommand } from "@aws-sdk/client-sfn";
import { packageRoot } from "../../../../src/package-root.ts";
import type { BulkBench } from "../../../workshop/bulk/support/bulk-environment.ts";

/** A process of the built program. */
export interface Started {
  readonly process: ReturnType<typeof spawn>;
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null; stdout: string; stderr: string }>;
}

/** Starts `wildrydes bulk` in the folder of a bench. */
export function startBulk(bench: BulkBench, words: readonly string[], input = ""): Started {
  const child = spawn(process.execPath, [join(packageRoot, "bin", "run.js"), "bulk", ...words], {
    cwd: bench.folder,
    env: {
      ...bench.endpoint.environment,
      PATH: process.env["PATH"],
      NODE_COMPILE_CACHE: process.env["NODE_COMPILE_CACHE"],
      HOME: bench.folder,
      LANG: "C.UTF-8",
      NO_COLOR: "1",
    },
    stdio: "pipe",
  });
  child.stdin.end(input);
  const texts = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const)
    child[name].setEncoding("utf8").on("data", (text: string) => (texts[name] += text));
  const ended = new Promise<Awaited<Started["ended"]>>((resolve) =>
    child.once("close", (code, signal) => resolve({ code, signal, ...texts })),
  );
  return { process: child, ended };
}

/** The names of the executions that a batch started. */
export async function startedNames(bench: BulkBench, batch: string): Promise<string[]> {
  const page = await bench.sfn.send(new ListExecutionsCommand({ stateMachineArn: bench.machineArn, maxResults: 1000 }));
  return (page.executions ?? []).map(({ name = "" }) => name).filter((name) => name.startsWith(`${batch}-`));
}

/** How many executions of a batch are running. */
export async function countRunning(bench: BulkBench, batch: string): Promise<number> {
  const page = await bench.sfn.send(
    new ListExecutionsCommand({ stateMachineArn: bench.machineArn, statusFilter: "RUNNING", maxResults: 1000 }),
  );
  return (page.executions ?? []).filter(({ name = "" }) => name.startsWith(`${batch}-`)).length;
}

/** Rows of a manifest that take a second each. */
export const slowRows = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `user_${index},slow-${index}.jpg,`);

export const journalOf = (batch: string): string => `.wildrydes/bulk/${batch}/journal.ndjson`;

/** Waits until a batch's journal has a number of lines. */
export async function untilJournalHas(bench: BulkBench, batch: string, lines: number): Promise<void> {
  const file = join(bench.folder, journalOf(batch));
  while (!existsSync(file) || readFileSync(file, "utf8").split("\n").length <= lines) await sleep(30);
}
