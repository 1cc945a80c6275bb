import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packageRoot } from "../../src/package-root.ts";
import { interleave, quietNode, timeProgram } from "./measure.ts";
import type { BenchRow } from "./report.ts";

const rounds = 15;

/** How long short commands take, the endpoint running, against a bare Node. */
export async function benchStartup(): Promise<BenchRow[]> {
  const home = mkdtempSync(join(tmpdir(), "wildrydes-bench-"));
  const environment = { PATH: process.env["PATH"], HOME: home, WILDRYDES_DATA: join(home, "data") };
  const run =
    (...args: string[]) =>
    () =>
      timeProgram(process.execPath, args, environment);
  const program = join(packageRoot, "bin", "run.js");
  await run(program, "collection", "reset", "--yes")();
  const figures = await interleave(rounds, {
    node: run("-e", "0"),
    version: run(program, "--version"),
    help: run(program, "--help"),
    nothing: run(program, "local", "env", "--unset"),
    collection: run(program, "collection", "show"),
    faces: run(program, "faces", "list"),
    env: run(program, "local", "env"),
  });
  await run(program, "local", "stop")();
  rmSync(home, { recursive: true, force: true });
  const bare = figures["node"] ?? Number.NaN;
  const row = (what: string, name: string, budget: number): BenchRow => {
    const took = figures[name] ?? Number.NaN;
    return {
      what,
      measured: `${took.toFixed(0)} ms`,
      comparison: `node -e 0: ${bare.toFixed(0)} ms`,
      ratio: `+${(took - bare).toFixed(0)} ms`,
      budget: `+${budget} ms, here +${(budget * (bare / quietNode)).toFixed(0)} ms`,
      kept: took - bare <= budget * (bare / quietNode),
    };
  };
  return [
    row("--version", "version", 8),
    row("--help", "help", 15),
    row("a command that does nothing (local env --unset)", "nothing", 25),
    row("collection show", "collection", 90),
    row("faces list", "faces", 120),
    row("local env", "env", 60),
  ];
}
