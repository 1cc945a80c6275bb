import type { BulkReport, RowResult } from "../../workshop/bulk/report.ts";
import { describeRowOutcome } from "./describe-row.ts";
import { escapeMarkup } from "./escape-markup.ts";
import { openGrowingDocument, type GrowingDocument } from "./growing-document.ts";
import type { Reporter } from "./reporter.ts";

const flushMs = 1000;
/** Long enough for the numbers of any batch. */
const headLength = 400;
const tail = "</testsuite>\n</testsuites>\n";

/** A JUnit file: each row is a test case that fails when it was not as expected. It is valid at every moment. */
export function createJunitReporter(name: string, destination: string): Reporter {
  let document: GrowingDocument | undefined;
  let batch = "";
  let flushedAt = Number.NEGATIVE_INFINITY;
  const ending = (report: BulkReport): { head: string; tail: string } => ({
    head: headOf(batch, report),
    tail,
  });
  return {
    name,
    async tell(event) {
      if (event.type === "batch-begins") {
        batch = event.facts.batch;
        document = await openGrowingDocument(destination, { head: headOf(batch, undefined), tail });
        await document.flush({ tail });
      }
      if (event.type === "row-ended") await document?.add(caseOf(event.result));
      if (event.type === "progress" && performance.now() - flushedAt >= flushMs) {
        flushedAt = performance.now();
        await document?.flush(ending(event.report()));
      }
      if (event.type === "batch-ends") await document?.close(ending(event.report));
    },
  };
}

/** Of one length, whatever the numbers are: it is written over at the end. */
function headOf(batch: string, report: BulkReport | undefined): string {
  const numbers = [
    `tests="${(report?.ended ?? 0) + (report?.unfinished ?? 0)}"`,
    `failures="${report?.unexpected ?? 0}"`,
    `errors="${report?.unfinished ?? 0}"`,
    `time="${((report?.tookMs ?? 0) / 1000).toFixed(3)}"`,
  ].join(" ");
  const name = escapeMarkup(batch);
  const head = `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="${name}" ${numbers}>\n<testsuite name="${name}" ${numbers}`;
  return `${head.padEnd(headLength)}>\n`;
}

function caseOf(result: RowResult): string {
  const repeat = result.repeat === 1 ? "" : ` (${result.repeat})`;
  const name = escapeMarkup(`${result.place}${repeat}: ${result.user}, ${result.key}`);
  const seconds = ((result.durationMs ?? 0) / 1000).toFixed(3);
  const open = `<testcase classname="${escapeMarkup(result.machine)}" name="${name}" time="${seconds}"`;
  if (result.asExpected) return `${open}/>\n`;
  const message = escapeMarkup(`expected ${result.expected ?? "an answer"}, was ${describeRowOutcome(result.outcome)}`);
  const element = result.outcome.kind === "unfinished" ? "error" : "failure";
  return `${open}><${element} message="${message}">execution ${escapeMarkup(result.execution)}</${element}></testcase>\n`;
}
