import type { PlanRow } from "../workshop/teardown/plan.ts";
import type { TeardownResult } from "../workshop/teardown/teardown.ts";
import { drawTable } from "./table.ts";
import type { Terminal } from "./terminal.ts";

/** The plan, or what became of it. */
export function drawTeardown(result: TeardownResult, terminal: Terminal): string {
  if (result.plan.length === 0) return "There is nothing to delete.";
  if (!result.executed) return `This would be deleted:\n\n${drawPlan(result.plan, terminal)}`;
  const failures = result.failures.map((failure) =>
    [`${failure.step}: ${failure.message}`, ...(failure.why === undefined ? [] : [`  Why: ${failure.why}`])].join("\n"),
  );
  if (result.left.length === 0)
    return ["Everything is deleted. Looked again: nothing is left.", ...failures].join("\n\n");
  return [`Still there:\n\n${drawPlan(result.left, terminal)}`, ...failures].join("\n\n");
}

function drawPlan(rows: readonly PlanRow[], terminal: Terminal): string {
  return drawTable(
    { head: ["What", "Name", "Contents"], rows: rows.map((row) => [row.what, row.name, row.contents]) },
    terminal.columns,
  );
}
