import { text } from "../../../text/en/screen-bulk.ts";
import type { BatchFacts, BulkReport, RowResult } from "../../../workshop/bulk/reporting/report.ts";
import { describeRowOutcome } from "../describe-row.ts";
import { escapeMarkup } from "./escape-markup.ts";
import { openGrowingDocument, type GrowingDocument } from "./growing-document.ts";
import type { Reporter } from "./reporter.ts";

const flushMs = 1000;
const tail = "</testsuite>\n</testsuites>\n";

/** A JUnit file: each row is a test case that fails when it was not as expected. It is valid at every moment. */
export function createJunitReporter(name: string, destination: string): Reporter {
  let document: GrowingDocument | undefined;
  let facts: BatchFacts | undefined;
  let flushedAt = Number.NEGATIVE_INFINITY;
  const ending = (report: BulkReport): { head: string; tail: string } => ({
    head: facts ? headOf(facts, report) : "",
    tail,
  });
  return {
    name,
    async notify(event) {
      if (event.type === "batch-begins") {
        facts = event.facts;
        document = await openGrowingDocument(destination, { head: headOf(facts, undefined), tail });
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

/** Digits of the seconds that a batch may take: more than three years. */
const secondsDigits = 8;

/** Of one length, whatever the numbers are: it is written over at the end. Blanks fill what the numbers leave. */
function headOf(facts: BatchFacts, report: BulkReport | undefined): string {
  const values = {
    tests: String((report?.ended ?? 0) + (report?.unfinished ?? 0)),
    failures: String(report?.unexpected ?? 0),
    errors: String(report?.unfinished ?? 0),
    time: ((report?.tookMs ?? 0) / 1000).toFixed(3),
  };
  const room = 3 * String(facts.rows).length + secondsDigits + 4;
  const blanks = " ".repeat(Math.max(0, room - Object.values(values).join("").length));
  const attributes = Object.entries(values).map(([attribute, value]) => `${attribute}="${value}"`);
  const common = `name="${escapeMarkup(facts.batch)}" ${attributes.join(" ")}`;
  const timestamp = `timestamp="${escapeMarkup(facts.startedAt)}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ${common}${blanks}>\n<testsuite ${common} ${timestamp}${blanks}>\n`;
}

/**
 * A row's name is what it is, not where it stands: a line more in the manifest must not give every test below it a new
 * history. User and key name a row of one machine; a manifest has no two that are the same.
 */
function caseOf(result: RowResult): string {
  const repeat = result.repeat === 1 ? "" : ` (repetition ${result.repeat})`;
  const name = escapeMarkup(`${result.user}, ${result.key}${repeat}`);
  const seconds = ((result.durationMs ?? 0) / 1000).toFixed(3);
  const timestamp = result.startedAt === undefined ? "" : ` timestamp="${escapeMarkup(result.startedAt)}"`;
  const open = `<testcase classname="${escapeMarkup(result.machine)}" name="${name}" time="${seconds}"${timestamp}`;
  if (result.asExpected) return `${open}/>\n`;
  const expected = result.expected ?? text["any-answer"];
  const outcome = describeRowOutcome(result.outcome);
  const element = result.outcome.kind === "unfinished" ? "error" : "failure";
  const type = escapeMarkup(result.outcome.error ?? result.outcome.kind);
  const details = [
    `Expected:  ${expected}`,
    `Outcome:   ${outcome}`,
    `Row:       ${result.place}`,
    `Execution: ${result.execution}`,
  ];
  return `${open}><${element} type="${type}" message="${escapeMarkup(`expected ${expected}, was ${outcome}`)}">${escapeMarkup(details.join("\n"))}</${element}></testcase>\n`;
}
