import { openSink, type TextSink } from "./report-file.ts";
import type { Reporter } from "./reporter.ts";

/** A JSON line for each row as it ends, and one with the report at the end. */
export function createNdjsonReporter(name: string, destination: string): Reporter {
  let sink: TextSink | undefined;
  return {
    name,
    async notify(event) {
      if (event.type === "batch-begins") sink = await openSink(destination);
      if (event.type === "row-ended") await sink?.write(`${JSON.stringify({ type: "row", ...event.result })}\n`);
      if (event.type !== "batch-ends") return;
      const { unexpectedRows: _, ...report } = event.report;
      await sink?.write(`${JSON.stringify({ type: "result", report })}\n`);
      await sink?.close();
    },
  };
}
