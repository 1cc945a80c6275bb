import { isMeaningful } from "../../../workshop/bulk/reporting/latency.ts";
import { appendFile } from "node:fs/promises";
import type { Words } from "../../../text/words.ts";
import type { BatchFacts, BulkReport, RowResult } from "../../../workshop/bulk/reporting/report.ts";
import { formatDuration } from "../../terminal/quantity.ts";
import { describePlace, describeRowOutcome } from "../describe-row.ts";
import { drawMarkdownTable, escapeMarkdown } from "../markdown.ts";
import { openSink, type TextSink } from "./report-file.ts";
import type { Reporter } from "./reporter.ts";

/** GitHub shows ten errors of a step (GitHub Docs, "Usage limits" of workflow commands). */
const mostAnnotations = 10;
const mostListed = 100;

type BulkWords = Words<"screen-bulk">;

/**
 * For GitHub Actions: an annotation for each row that was not as expected, at its line of the manifest, and the batch as
 * Markdown in the step's summary.
 *
 * @param options.summary the file of GITHUB_STEP_SUMMARY; without one, annotations alone are written
 */
export function createGithubReporter(
  name: string,
  destination: string,
  options: { words: BulkWords; summary: string | undefined },
): Reporter {
  const { words, summary } = options;
  let sink: TextSink | undefined;
  let facts: BatchFacts | undefined;
  let annotated = 0;
  return {
    name,
    async notify(event) {
      if (event.type === "batch-begins") {
        facts = event.facts;
        sink = await openSink(destination);
      }
      if (event.type === "row-ended" && !event.result.asExpected && facts) {
        annotated += 1;
        if (annotated <= mostAnnotations) await sink?.write(annotationOf(event.result, facts, words));
      }
      if (event.type !== "batch-ends") return;
      if (annotated > mostAnnotations)
        await sink?.write(`::notice::${escapeData(words.say("bulk-more", { count: annotated - mostAnnotations }))}\n`);
      await sink?.close();
      if (summary !== undefined) await appendFile(summary, drawSummary(event.report, words));
    },
  };
}

function annotationOf(result: RowResult, facts: BatchFacts, words: BulkWords): string {
  const [, line] = /^line (\d+)$/.exec(result.place) ?? [];
  const properties = [
    ...(line === undefined ? [] : [`file=${escapeProperty(facts.manifest)}`, `line=${line}`]),
    `title=${escapeProperty(`${result.user}, ${result.key}`)}`,
  ];
  const message = words.say("row-not-as-expected", {
    expected: result.expected ?? words.say("any-answer"),
    outcome: describeRowOutcome(result.outcome),
    execution: result.execution,
  });
  return `::error ${properties.join(",")}::${escapeData(message)}\n`;
}

/** The batch as a page of Markdown: verdict, figures, outcomes, and the rows that were not as expected. */
export function drawSummary(report: BulkReport, words: BulkWords): string {
  const { rows, unexpected, left, latency } = report;
  const good = report.complete && unexpected + report.unfinished === 0;
  const parts = [
    `## ${escapeMarkdown(words.say("bulk-title", { batch: report.batch }))}`,
    `${good ? "✅" : "❌"} **${good ? words.say("bulk-verdict-good", { rows }) : words.say("bulk-verdict-bad", { unexpected, rows, left })}**`,
    escapeMarkdown(
      words.say("bulk-figures", {
        rows,
        manifest: report.manifest,
        p50: formatDuration(latency.p50),
        p95: isMeaningful("p95", latency.count) ? formatDuration(latency.p95) : undefined,
        max: formatDuration(latency.max),
      }),
    ),
    drawMarkdownTable({
      head: [words.say("head-outcome"), words.say("head-reason"), words.say("head-rows"), words.say("head-unexpected")],
      rows: report.outcomes.map(({ kind, reason, count, unexpected: wrong }) => [
        kind,
        reason ?? "",
        String(count),
        wrong === 0 ? "" : String(wrong),
      ]),
      alignRight: [2, 3],
    }),
  ];
  if (report.unexpectedRows.length > 0) {
    const listed = report.unexpectedRows.slice(0, mostListed);
    parts.push(
      drawMarkdownTable({
        head: [
          words.say("head-row"),
          words.say("head-user"),
          words.say("head-photo"),
          words.say("head-expected"),
          words.say("head-outcome"),
        ],
        rows: listed.map((row) => [
          describePlace(row),
          row.user,
          row.key,
          row.expected ?? words.say("any-answer"),
          describeRowOutcome(row.outcome),
        ]),
      }),
    );
    const more = unexpected + report.unfinished - listed.length;
    if (more > 0) parts.push(words.say("bulk-more", { count: more }));
  }
  return `${parts.join("\n\n")}\n`;
}

/** Workflow commands: `%`, CR and LF are escaped in data, and `:` and `,` in properties as well. */
function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
