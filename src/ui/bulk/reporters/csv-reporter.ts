import type { RowResult } from "../../../workshop/bulk/reporting/report.ts";
import { openSink, type TextSink } from "./report-file.ts";
import type { Reporter } from "./reporter.ts";

const columns = [
  "row",
  "repeat",
  "place",
  "userId",
  "key",
  "outcome",
  "reason",
  "error",
  "expected",
  "asExpected",
  "durationMs",
  "startedAt",
  "machine",
  "execution",
];

/** A line for each row as it ends, for spreadsheets. */
export function createCsvReporter(name: string, destination: string): Reporter {
  let sink: TextSink | undefined;
  return {
    name,
    async notify(event) {
      if (event.type === "batch-begins") {
        sink = await openSink(destination);
        await sink.write(`${columns.join(",")}\n`);
      }
      if (event.type === "row-ended") await sink?.write(`${lineOf(event.result)}\n`);
      if (event.type === "batch-ends") await sink?.close();
    },
  };
}

function lineOf(result: RowResult): string {
  const { outcome } = result;
  return [
    result.row,
    result.repeat,
    result.place,
    result.user,
    result.key,
    outcome.kind,
    outcome.reason,
    outcome.error,
    result.expected,
    result.asExpected,
    result.durationMs,
    result.startedAt,
    result.machine,
    result.execution,
  ]
    .map(fieldOf)
    .join(",");
}

/** RFC 4180. A text that a spreadsheet would take for a formula gets an apostrophe, which shows it as text. */
function fieldOf(value: string | number | boolean | undefined): string {
  const text = String(value ?? "");
  const safe = typeof value === "string" && /^[=+@\t\r-]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
