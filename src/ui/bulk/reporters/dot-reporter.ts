import type { RowResult } from "../../../workshop/bulk/reporting/report.ts";
import type { Reporter } from "./reporter.ts";

const perLine = 80;

/**
 * A character for each row: `.` accepted or succeeded, `r` refused, `f` failed, and `X` for what was not as expected.
 *
 * @param legend the characters' meaning, written below them
 */
export function createDotReporter(name: string, write: (text: string) => void, legend: string): Reporter {
  let column = 0;
  return {
    name,
    notify(event) {
      if (event.type === "row-ended" && !event.earlier) {
        column += 1;
        write(column % perLine === 0 ? `${dotOf(event.result)}\n` : dotOf(event.result));
      }
      if (event.type === "batch-ends" && column > 0) write(`${column % perLine === 0 ? "" : "\n"}${legend}\n`);
      return undefined;
    },
  };
}

function dotOf(result: RowResult): string {
  if (!result.asExpected) return "X";
  return { accepted: ".", succeeded: ".", refused: "r", failed: "f", unfinished: "X" }[result.outcome.kind];
}
