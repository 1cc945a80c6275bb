import { readFileSync, writeFileSync } from "node:fs";
import { availableParallelism, loadavg } from "node:os";
import { join } from "node:path";
import { packageRoot } from "../../src/package-root.ts";
import type { BenchRow } from "./report.ts";

const document = join(packageRoot, "docs", "performance.md");

/**
 * Writes a benchmark's table into docs/performance.md, between `<!-- bench NAME -->` and `<!-- bench NAME end -->`.
 * A benchmark without these marks is not written.
 */
export function writeTable(name: string, rows: readonly BenchRow[]): void {
  const text = readFileSync(document, "utf8");
  const [begin, end] = [`<!-- bench ${name} -->`, `<!-- bench ${name} end -->`];
  const [before, rest] = text.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) return;
  writeFileSync(document, `${before}${begin}\n${drawTable(rows)}\n\n${surroundings()}\n${end}${after}`);
}

/** Figures of a busy machine are not figures of an idle one. */
function surroundings(): string {
  return `Node ${process.version}, load average ${loadavg()[0]?.toFixed(1)} on ${availableParallelism()} processors.`;
}

function drawTable(rows: readonly BenchRow[]): string {
  const lines = rows.map(
    ({ what, measured, comparison, ratio, budget, kept }) =>
      `| \`${what}\` | ${measured} | ${comparison} | ${ratio} | ${budget} | ${kept ? "yes" : "no"} |`,
  );
  return [
    "| what | measured | compared with, in the same run | ratio | budget | kept |",
    "|---|---|---|---|---|---|",
    ...lines,
  ].join("\n");
}
