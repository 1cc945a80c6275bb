import { openGrowingDocument, type GrowingDocument } from "./growing-document.ts";
import type { BulkReport } from "../../../workshop/bulk/reporting/report.ts";
import type { Reporter } from "./reporter.ts";

const flushMs = 1000;

/** One JSON document: every row on its own line, then the report. It is valid at every moment. */
export function createJsonReporter(name: string, destination: string): Reporter {
  let document: GrowingDocument | undefined;
  let first = true;
  let flushedAt = Number.NEGATIVE_INFINITY;
  return {
    name,
    async notify(event) {
      if (event.type === "batch-begins") {
        const tail = "\n]\n}\n";
        document = await openGrowingDocument(destination, { head: '{\n"version": 1,\n"rows": [', tail });
        await document.flush({ tail });
        return;
      }
      if (event.type === "row-ended") {
        await document?.add(`${first ? "" : ","}\n${JSON.stringify(event.result)}`);
        first = false;
      }
      if (event.type === "progress" && performance.now() - flushedAt >= flushMs) {
        flushedAt = performance.now();
        await document?.flush({ tail: tailOf(event.report()) });
      }
      if (event.type === "batch-ends") await document?.close({ tail: tailOf(event.report) });
    },
  };
}

/** The rows stand in the document already. */
function tailOf(report: BulkReport): string {
  const { unexpectedRows: _, ...rest } = report;
  return `\n],\n"report": ${JSON.stringify(rest, undefined, 2)}\n}\n`;
}
