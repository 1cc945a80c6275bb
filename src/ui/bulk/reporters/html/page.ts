import type { Arrange } from "../../../graph/arrangement/arrange.ts";
import { isMeaningful } from "../../../../workshop/bulk/reporting/latency.ts";
import type { BatchFacts, BulkReport, RowResult } from "../../../../workshop/bulk/reporting/report.ts";
import { formatDuration, formatMoment } from "../../../terminal/quantity.ts";
import { wordPlace, wordReason, wordRowOutcome } from "../../describe-row.ts";
import type { TargetSummary } from "../../../../workshop/port.ts";
import { escapeMarkup } from "../escape-markup.ts";
import { formatNumber } from "../../../../text/format-number.ts";
import { drawLatencyChart, drawOutcomeChart, drawStateChart } from "./charts.ts";
import type { Words } from "../../../../text/words.ts";
import { drawRowTable, scriptSource } from "./row-table.ts";
import { drawExecution } from "./execution-link.ts";
import { drawBatchGraph } from "./batch-graph.ts";
import { pageStyle } from "./page-style.ts";

/** The content of a page. */
interface PageContent {
  readonly facts: BatchFacts;
  readonly report: BulkReport;
  /** Data URIs by the photo's key. */
  readonly thumbnails: ReadonlyMap<string, string>;
  /** How graphs are arranged: `loadArrange()`. */
  readonly arrange: Arrange;
  /** The lines of the table of all rows, and how many rows there are. */
  readonly rowLines: readonly string[];
  readonly rowsEnded: number;
  readonly words: PageWords;
}

/** The target is worded as every command words it. */
export type PageWords = Words<"screen-bulk" | "progress">;

/** The report as one HTML page that needs nothing beside itself and loads nothing. Its one script filters rows. */
export function drawPage(content: PageContent): string {
  const { facts, report, thumbnails, arrange, rowLines, rowsEnded, words } = content;
  const { say } = words;
  const title = escapeMarkup(say("bulk-title", { batch: report.batch }));
  return [
    `<!doctype html><html lang="${words.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">`,
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src ${scriptSource}; img-src data:">`,
    `<title>${title}</title><style>${pageStyle}</style></head><body>`,
    `<h1>${title}</h1>`,
    `<p>${drawVerdict(report, words)} <span class="dim">${escapeMarkup(report.manifest)} · ${escapeMarkup(nameTarget(report.target, words))} · ${escapeMarkup(say("page-begun", { at: formatMoment(new Date(report.startedAt), words.language) }))}</span></p>`,
    // On a phone the table lies several screens below.
    rowLines.length === 0 ? "" : `<p class="jump"><a href="#all-rows">${escapeMarkup(say("all-rows"))}</a></p>`,
    drawTiles(report, words),
    section(say("page-outcomes"), drawOutcomeChart(report, words)),
    report.latency.count === 0 ? "" : section(say("page-latency"), drawLatencyChart(report, words)),
    ...report.machines.map((machine) => drawMachine({ facts, report, arrange, words }, machine)),
    drawUnexpected(report, thumbnails, words),
    report.calls.length === 0 ? "" : section(say("head-calls"), drawCalls(report, words)),
    drawRowTable(rowLines, rowsEnded, words),
    "</body></html>\n",
  ].join("\n");
}

function section(title: string, content: string): string {
  return `<h2>${escapeMarkup(title)}</h2>${content}`;
}

function drawVerdict(report: BulkReport, { say }: PageWords): string {
  const good = report.complete && report.unexpected + report.unfinished === 0;
  const { rows, unexpected, left } = report;
  const text = good ? say("bulk-verdict-good", { rows }) : say("bulk-verdict-bad", { unexpected, rows, left });
  return `<span class="verdict${good ? " good" : ""}">${escapeMarkup(text)}</span>`;
}

function drawTiles(report: BulkReport, { say }: PageWords): string {
  const { latency } = report;
  const p90 = isMeaningful("p90", latency.count) ? formatDuration(latency.p90) : undefined;
  const tiles: [string, string][] = [
    [formatNumber(report.ended), say("tile-ended", { rows: formatNumber(report.rows) })],
    [formatDuration(latency.p50), say("tile-median", { p90 })],
    isMeaningful("p99", latency.count)
      ? [formatDuration(latency.p99), say("tile-p99", { max: formatDuration(latency.max) })]
      : [formatDuration(latency.max), say("tile-longest")],
  ];
  if (report.calls.length > 0)
    tiles.push(
      [`${report.throughput}/s`, say("tile-throughput", { took: formatDuration(report.tookMs) })],
      [formatNumber(report.throttles), say("tile-throttled", { retries: formatNumber(report.retries) })],
    );
  if (report.resumed > 0) tiles.push([formatNumber(report.resumed), say("tile-resumed")]);
  return `<div class="tiles">${tiles.map(([value, label]) => `<div class="tile"><b>${escapeMarkup(value)}</b><small>${escapeMarkup(label)}</small></div>`).join("")}</div>`;
}

function drawMachine(
  { facts, report, arrange, words }: Pick<PageContent, "facts" | "report" | "arrange" | "words">,
  machine: BulkReport["machines"][number],
): string {
  const definition = facts.definitions[machine.name];
  const graph = definition === undefined ? "" : drawBatchGraph(definition, machine.states, arrange, words);
  return section(
    words.say("page-machine", { machine: machine.name, rows: machine.rows }),
    `<div class="scroll">${graph}</div>${drawStateChart(report, machine, words)}`,
  );
}

function drawUnexpected(report: BulkReport, thumbnails: ReadonlyMap<string, string>, words: PageWords): string {
  if (report.unexpectedRows.length === 0) return "";
  const rows = report.unexpectedRows.map((row) =>
    drawRow(row, { thumbnail: thumbnails.get(row.key), target: report.target }, words),
  );
  const heads = (
    ["head-photo", "head-row", "head-user", "head-expected", "head-outcome", "head-execution"] as const
  ).map((code) => `<th>${escapeMarkup(words.say(code))}</th>`);
  const left = report.unexpected + report.unfinished - report.unexpectedRows.length;
  const more = left > 0 ? `<p class="dim">${escapeMarkup(words.say("bulk-more", { count: left }))}</p>` : "";
  return section(
    words.say("head-unexpected"),
    `<div class="scroll"><table class="rows"><thead><tr>${heads.join("")}</tr></thead>${rows.join("")}</table></div>${more}`,
  );
}

function drawRow(
  row: RowResult,
  { thumbnail, target }: { thumbnail: string | undefined; target: TargetSummary },
  words: PageWords,
): string {
  const label = (code: "page-no-picture" | "head-user" | "head-expected" | "head-outcome" | "head-execution"): string =>
    escapeMarkup(words.say(code));
  const photo =
    thumbnail === undefined
      ? `<i>${label("page-no-picture")}</i>`
      : `<img src="${thumbnail}" alt="${escapeMarkup(row.key)}">`;
  const { kind } = row.outcome;
  const reason = wordReason(row.outcome, words);
  const outcome = `<span class="kind ${kind}">${escapeMarkup(wordRowOutcome({ kind }, words))}</span>${reason === undefined ? "" : ` ${escapeMarkup(reason)}`}`;
  return `<tr><td class="photo">${photo}</td><td>${escapeMarkup(wordPlace(row, words))}<br><small>${escapeMarkup(row.key)}</small></td><td data-label="${label("head-user")}">${escapeMarkup(row.user)}</td><td data-label="${label("head-expected")}">${escapeMarkup(row.expected ?? words.say("any-answer"))}</td><td data-label="${label("head-outcome")}">${outcome}</td><td data-label="${label("head-execution")}">${drawExecution(row, target)}</td></tr>`;
}

function drawCalls(report: BulkReport, { say }: PageWords): string {
  const heads = [say("head-calls"), say("head-throttled"), say("head-repeated")].map(escapeMarkup);
  const rows = report.calls.map(
    ({ operation, calls, throttles, retries }) =>
      `<tr><th scope="row">${operation}</th>${[calls, throttles, retries].map((count, column) => `<td class="number" data-label="${heads[column] ?? ""}">${formatNumber(count)}</td>`).join("")}</tr>`,
  );
  return `<div class="scroll"><table class="chart"><thead><tr><th>${escapeMarkup(say("head-operation"))}</th>${heads.map((head) => `<th class="number">${head}</th>`).join("")}</tr></thead>${rows.join("")}</table></div>`;
}

function nameTarget({ target, endpointUrl, ...place }: TargetSummary, words: PageWords): string {
  return words.say("target-line", {
    ...place,
    place: target === "local" || target === "aws" ? target : "endpoint",
    url: endpointUrl,
  });
}
