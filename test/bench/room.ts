import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packageRoot } from "../../src/package-root.ts";
import type { BenchRow } from "./report.ts";

const count = 30;

/** A room of thirty environments on the local endpoint: up, reset and down. */
export async function benchRoom(): Promise<BenchRow[]> {
  const home = mkdtempSync(join(tmpdir(), "wildrydes-bench-"));
  const env = { PATH: process.env["PATH"], HOME: home, WILDRYDES_DATA: join(home, "data") };
  const program = join(packageRoot, "bin", "run.js");
  const names = Array.from({ length: count }, (_, at) => `room-${String(at + 1).padStart(2, "0")}`);
  writeFileSync(join(home, "roster.txt"), names.join("\n"));
  const row = (what: string, budgetSeconds: number, words: readonly string[]): BenchRow => {
    const began = performance.now();
    const ended = spawnSync(process.execPath, [program, "env", ...words, "--yes"], {
      cwd: home,
      env,
      encoding: "utf8",
    });
    const seconds = (performance.now() - began) / 1000;
    return {
      what: `${count} environments: ${what}`,
      measured: `${seconds.toFixed(1)} s`,
      comparison: ended.status === 0 ? "all done" : `exit code ${ended.status}`,
      ratio: `${(seconds / count).toFixed(2)} s each`,
      budget: `${budgetSeconds} s`,
      kept: ended.status === 0 && seconds <= budgetSeconds,
    };
  };
  const rows = [
    row("up, with the machine of stage 4", 120, ["up", "--roster", "roster.txt", "--stage", "4"]),
    row("reset", 60, ["reset", "--all"]),
    row("down", 120, ["down", "--all"]),
  ];
  spawnSync(process.execPath, [program, "local", "stop"], { env });
  rmSync(home, { recursive: true, force: true });
  return rows;
}
