import type { Arrange } from "../../graph/arrange.ts";
import type { BatchFacts, BulkReport, RowResult } from "../../../workshop/bulk/report.ts";
import { formatDuration } from "../../quantity.ts";
import { describePlace } from "../describe-row.ts";
import type { TargetSummary } from "../../../workshop/port.ts";
import { escapeMarkup } from "../escape-markup.ts";
import { formatNumber } from "../format-number.ts";
import { drawLatencyChart, drawOutcomeChart, drawStateChart } from "./charts.ts";
import type { Words } from "../../../text/words.ts";
import { drawRowTable, scriptSource } from "./row-table.ts";
import { drawBatchGraph } from "./batch-graph.ts";
import { pageStyle } from "./page-style.ts";

/** What a page is drawn from. */
export interface PageContent {
  readonly facts: BatchFacts;
  readonly report: BulkReport;
  /** Data URIs by the photo's key. */
  readonly thumbnails: ReadonlyMap<string, string>;
  /** How graphs are arranged: `loadArrange()`. */
  readonly arrange: Arrange;
  /** The lines of the table of all rows, and how many rows there are. */
  readonly rowLines: readonly string[];
  readonly rowsEnded: number;
  readonly words: Words<"screen-bulk">;
}

/** The report as one HTML page that needs nothing beside itself and loads nothing. Its one script filters rows. */
export function drawPage(content: PageContent): string {
  const { facts, report, thumbnails, arrange, rowLines, rowsEnded, words } = content;
  const title = `Batch ${escapeMarkup(report.batch)}`;
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src ${scriptSource}; img-src data:">`,
    `<title>${title}</title><style>${pageStyle}</style></head><body>`,
    `<h1>${title}</h1>`,
    `<p>${drawVerdict(report)} <span class="dim">${escapeMarkup(report.manifest)} · ${escapeMarkup(nameTarget(report.target))} · begun ${escapeMarkup(report.startedAt)}</span></p>`,
    drawTiles(report),
    section("Outcomes", drawOutcomeChart(report)),
    report.latency.count === 0 ? "" : section("How long executions took", drawLatencyChart(report)),
    ...report.machines.map((machine) => drawMachine({ facts, report, arrange }, machine)),
    drawUnexpected(report, thumbnails),
    report.calls.length === 0 ? "" : section("Calls", drawCalls(report)),
    drawRowTable(rowLines, rowsEnded, words),
    "</body></html>\n",
  ].join("\n");
}

function section(title: string, content: string): string {
  return `<h2>${escapeMarkup(title)}</h2>${content}`;
}

function drawVerdict(report: BulkReport): string {
  const good = report.complete && report.unexpected + report.unfinished === 0;
  const left = report.left === 0 ? "" : `, ${formatNumber(report.left)} without an outcome`;
  const text = good
    ? `All ${formatNumber(report.rows)} rows as expected`
    : `${formatNumber(report.unexpected)} of ${formatNumber(report.rows)} rows not as expected${left}`;
  return `<span class="verdict${good ? " good" : ""}">${text}</span>`;
}

function drawTiles(report: BulkReport): string {
  const { latency } = report;
  const tiles: [string, string][] = [
    [formatNumber(report.ended), `of ${formatNumber(report.rows)} rows ended`],
    [formatDuration(latency.p50), `median; p90 ${formatDuration(latency.p90)}`],
    [formatDuration(latency.p99), `p99; longest ${formatDuration(latency.max)}`],
  ];
  if (report.calls.length > 0)
    tiles.push(
      [`${report.throughput}/s`, `rows, in ${formatDuration(report.tookMs)}`],
      [String(report.callsPerRow), "calls a row"],
      [formatNumber(report.throttles), `throttled; ${formatNumber(report.retries)} retries`],
    );
  if (report.resumed > 0) tiles.push([formatNumber(report.resumed), "rows ended in an earlier run"]);
  return `<div class="tiles">${tiles.map(([value, label]) => `<div class="tile"><b>${escapeMarkup(value)}</b><small>${escapeMarkup(label)}</small></div>`).join("")}</div>`;
}

function drawMachine(
  { facts, report, arrange }: Pick<PageContent, "facts" | "report" | "arrange">,
  machine: BulkReport["machines"][number],
): string {
  const definition = facts.definitions[machine.name];
  const graph = definition === undefined ? "" : drawBatchGraph(definition, machine.states, arrange);
  return section(
    `${machine.name}: ${formatNumber(machine.rows)} ${machine.rows === 1 ? "row" : "rows"}`,
    `<div class="scroll">${graph}</div>${drawStateChart(report, machine)}`,
  );
}

function drawUnexpected(report: BulkReport, thumbnails: ReadonlyMap<string, string>): string {
  if (report.unexpectedRows.length === 0) return "";
  const rows = report.unexpectedRows.map((row) => drawRow(row, thumbnails.get(row.key)));
  const left = report.unexpected + report.unfinished - report.unexpectedRows.length;
  const more = left > 0 ? `<p class="dim">and ${formatNumber(left)} more</p>` : "";
  return section(
    "Not as expected",
    `<div class="scroll"><table class="rows"><thead><tr><th>Photo</th><th>Row</th><th>User</th><th>Expected</th><th>Outcome</th><th>Execution</th></tr></thead>${rows.join("")}</table></div>${more}`,
  );
}

function drawRow(row: RowResult, thumbnail: string | undefined): string {
  const photo =
    thumbnail === undefined ? "<i>no picture</i>" : `<img src="${thumbnail}" alt="${escapeMarkup(row.key)}">`;
  const { kind, reason } = row.outcome;
  const outcome = `<span class="kind ${kind}">${kind}</span>${reason === undefined ? "" : ` ${escapeMarkup(reason)}`}`;
  return `<tr><td class="photo">${photo}</td><td>${escapeMarkup(describePlace(row))}<br><small>${escapeMarkup(row.key)}</small></td><td data-label="User">${escapeMarkup(row.user)}</td><td data-label="Expected">${escapeMarkup(row.expected ?? "an answer")}</td><td data-label="Outcome">${outcome}</td><td data-label="Execution"><code>${escapeMarkup(row.execution)}</code></td></tr>`;
}

function drawCalls(report: BulkReport): string {
  const rows = report.calls.map(
    ({ operation, calls, throttles, retries }) =>
      `<tr><th scope="row">${operation}</th>${[calls, throttles, retries].map((count, column) => `<td class="number" data-label="${["Calls", "Throttled", "Repeated"][column] ?? ""}">${formatNumber(count)}</td>`).join("")}</tr>`,
  );
  return `<div class="scroll"><table class="chart"><thead><tr><th>Operation</th><th class="number">Calls</th><th class="number">Throttled</th><th class="number">Repeated after a failure</th></tr></thead>${rows.join("")}</table></div>`;
}

function nameTarget({ target, endpointUrl, account, region, profile, environment }: TargetSummary): string {
  const place = target === "local" ? "this machine" : target === "aws" ? "AWS" : (endpointUrl ?? "another endpoint");
  return [
    `Target: ${place}`,
    `account ${account}`,
    `region ${region}`,
    ...(profile === undefined ? [] : [`profile ${profile}`]),
    ...(environment === undefined ? [] : [`environment ${environment}`]),
  ].join(", ");
}
