import Table from "cli-table3";

/** One budget of the design, measured beside what it is compared with, in the same run. */
export interface BenchRow {
  readonly what: string;
  readonly measured: string;
  readonly comparison: string;
  /** How the two relate, such as `+31 ms` or `1.4 ×`. */
  readonly ratio: string;
  readonly budget: string;
  readonly kept: boolean;
}

/** Prints the table; the exit code is 1 when a budget is not kept. */
export function printRows(rows: readonly BenchRow[]): void {
  const table = new Table({
    head: ["what", "measured", "compared with, in the same run", "ratio", "budget", "kept"],
    style: { head: [], border: [] },
    wordWrap: true,
    colWidths: [34, 20, 38, 14, 28, 6],
  });
  for (const row of rows)
    table.push([row.what, row.measured, row.comparison, row.ratio, row.budget, row.kept ? "yes" : "NO"]);
  console.log(table.toString());
  if (rows.some((row) => !row.kept)) process.exitCode = 1;
}
