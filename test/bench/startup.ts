import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packageRoot } from "../../src/package-root.ts";
import { cpuOf } from "./measure-cpu.ts";
import { interleave } from "./measure.ts";
import type { BenchRow } from "./report.ts";

const rounds = 21;

/** The CPU milliseconds of `node -e 0` where the budgets apply. */
const budgetNode = 36;

/** The commands, the CPU milliseconds each may take over `node -e 0`, and its cost before its start was looked at. */
const commands = {
  version: { words: ["--version"], budget: 8, before: 5 },
  help: { words: ["--help"], budget: 15, before: 119 },
  nothing: { words: ["local", "env", "--unset"], budget: 25, before: 115 },
  collection: { words: ["collection", "show"], budget: 90, before: 259 },
  faces: { words: ["faces", "list"], budget: 120, before: 425 },
  env: { words: ["local", "env"], budget: 60, before: 817 },
} as const;

/**
 * The CPU time that short commands take, the endpoint running, against a bare Node: medians of runs that take turns.
 * The same under Node 22 where there is one; WILDRYDES_BENCH_NODE names another.
 */
export async function benchStartup(): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const node of [process.execPath, findSecondNode()])
    if (node !== undefined) rows.push(...(await benchNode(node)));
  return rows;
}

/** The oldest line of Node that is supported, as npm has it. */
function findSecondNode(): string | undefined {
  const given = process.env["WILDRYDES_BENCH_NODE"];
  if (given !== undefined) return given;
  const words = ["-y", "--prefer-offline", "node@22", "-p", "process.execPath"];
  const { status, stdout } = spawnSync("npx", words, { encoding: "utf8", timeout: 120_000, cwd: tmpdir() });
  return status === 0 ? stdout.trim() : undefined;
}

async function benchNode(node: string): Promise<BenchRow[]> {
  const home = mkdtempSync(join(tmpdir(), "wildrydes-bench-"));
  const environment = { PATH: process.env["PATH"], HOME: home, WILDRYDES_DATA: join(home, "data") };
  const run =
    (...args: readonly string[]) =>
    () =>
      cpuOf(node, args, environment);
  const program = join(packageRoot, "bin", "run.js");
  try {
    await run(program, "collection", "reset", "--yes")();
    const figures = await interleave(rounds, {
      node: run("-e", "0"),
      ...Object.fromEntries(Object.entries(commands).map(([name, { words }]) => [name, run(program, ...words)])),
    });
    const bare = figures["node"] ?? Number.NaN;
    const scale = bare / budgetNode;
    const version = spawnSync(node, ["--version"], { encoding: "utf8" }).stdout.trim();
    return Object.entries(commands).map(([name, { words, budget, before }]): BenchRow => {
      const took = figures[name] ?? Number.NaN;
      return {
        what: `${words.join(" ")}, Node ${version.split(".")[0]?.slice(1)}`,
        measured: `${took.toFixed(0)} ms CPU`,
        comparison: `node -e 0: ${bare.toFixed(0)} ms; before: +${before} ms`,
        ratio: `+${(took - bare).toFixed(0)} ms`,
        budget: `+${budget} ms, here +${(budget * scale).toFixed(0)} ms`,
        kept: took - bare <= budget * scale,
      };
    });
  } finally {
    await run(program, "local", "stop")();
    rmSync(home, { recursive: true, force: true });
  }
}
