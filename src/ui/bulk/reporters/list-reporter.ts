import type { Words } from "../../../text/words.ts";
import { makePrintable } from "../../../text/printable.ts";
import { formatDuration } from "../../terminal/quantity.ts";
import { paint, signsOf, type Terminal } from "../../terminal/terminal.ts";
import { describePlace, describeRowOutcome } from "../describe-row.ts";
import type { RowResult } from "../../../workshop/bulk/reporting/report.ts";
import type { Reporter } from "./reporter.ts";

/** A line for each row as it ends. */
export function createListReporter(
  name: string,
  options: { print: (line: string) => void; terminal: Terminal; words: Words<"screen-bulk"> },
): Reporter {
  return {
    name,
    notify(event) {
      if (event.type === "row-ended" && !event.earlier)
        options.print(lineOf(event.result, options.terminal, options.words));
      return undefined;
    },
  };
}

function lineOf(result: RowResult, terminal: Terminal, { say }: Words<"screen-bulk">): string {
  const signs = signsOf(terminal);
  const sign = result.asExpected
    ? paint("green", signs.done, process.stderr)
    : paint("red", signs.failed, process.stderr);
  const duration = result.durationMs === undefined ? "" : ` in ${formatDuration(result.durationMs)}`;
  const expected = result.asExpected ? "" : `, expected ${result.expected ?? say("any-answer")}`;
  // A row of a folder is named by its photo.
  const names = result.place === result.key ? [result.user] : [result.user, result.key];
  const text = [describePlace(result), names.join(", "), `${describeRowOutcome(result.outcome)}${duration}${expected}`];
  return `${sign} ${makePrintable(text.join(": ")).replaceAll("\n", " ")}`;
}
