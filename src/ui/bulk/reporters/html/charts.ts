import type { Words } from "../../../../text/words.ts";
import type { BulkReport } from "../../../../workshop/bulk/reporting/report.ts";
import { durationFormat, formatDuration } from "../../../terminal/quantity.ts";
import { isMeaningful } from "../../../../workshop/bulk/reporting/latency.ts";
import { escapeMarkup } from "../escape-markup.ts";
import { wordRowOutcome } from "../../describe-row.ts";
import { formatNumber } from "../../../../text/format-number.ts";

/** A bar for each outcome and reason; the share that was not as expected is hatched. */
export function drawOutcomeChart(report: BulkReport, words: Words<"screen-bulk">): string {
  const most = Math.max(1, ...report.outcomes.map(({ count }) => count));
  const rows = report.outcomes.map((outcome) => {
    const { kind, count, unexpected } = outcome;
    const label = wordRowOutcome(outcome, words);
    const note =
      unexpected === 0
        ? ""
        : `<small>${escapeMarkup(words.say("count-unexpected", { count: formatNumber(unexpected) }))}</small>`;
    const bad = unexpected === 0 ? "" : bar("hatched", unexpected / most);
    return `<tr><th scope="row">${escapeMarkup(label)}</th><td class="bars">${bar(kind, (count - unexpected) / most)}${bad}</td><td class="number">${formatNumber(count)} ${note}</td></tr>`;
  });
  return `<div class="scroll"><table class="chart">${rows.join("")}</table></div>`;
}

function bar(kind: string, share: number): string {
  return `<i class="bar ${kind}" style="width:${(share * 100).toFixed(2)}%"></i>`;
}

const chart = { width: 720, height: 190, bottom: 26, top: 14 };

/** How many executions took how long. */
export function drawLatencyChart(report: BulkReport, words: Words<"screen-bulk">): string {
  const classes = report.latencyDistribution;
  if (classes.length === 0) return "";
  const most = Math.max(...classes.map(({ count }) => count));
  const step = chart.width / Math.max(classes.length, 8);
  const room = chart.height - chart.bottom - chart.top;
  const every = Math.ceil(classes.length / 12);
  const columns = classes.map(({ fromMs, toMs, count }, index) => {
    const height = (room * count) / most;
    const [x, y] = [index * step, chart.height - chart.bottom - height];
    const title = words.say("page-count-between", {
      count: formatNumber(count),
      from: formatDuration(fromMs),
      to: formatDuration(toMs),
    });
    const label =
      index % every === 0 ? `<text x="${x.toFixed(1)}" y="${chart.height - 8}">${formatDuration(fromMs)}</text>` : "";
    const amount =
      count === 0 || step < 28
        ? ""
        : `<text class="amount" x="${(x + step / 2 - 1).toFixed(1)}" y="${(y - 3).toFixed(1)}">${formatNumber(count)}</text>`;
    return `<g><title>${escapeMarkup(title)}</title><rect x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${(step - 2).toFixed(1)}" height="${height.toFixed(1)}"/>${amount}${label}</g>`;
  });
  return `<div class="columns-scroll"><svg class="columns" viewBox="0 0 ${chart.width} ${chart.height}" role="img" aria-label="${escapeMarkup(words.say("page-latency-label"))}">${columns.join("")}</svg></div>`;
}

/** Each state from its median to its longest, on one scale. */
export function drawStateChart(
  report: BulkReport,
  machine: BulkReport["machines"][number],
  words: Words<"screen-bulk">,
): string {
  const most = Math.max(...machine.states.map(({ latency }) => latency.count));
  const percentiles = (["p50", "p90", "p99"] as const).filter((percentile) => isMeaningful(percentile, most));
  const heads = [words.say("head-visits"), ...percentiles, words.say("head-max"), words.say("head-retries")].map(
    escapeMarkup,
  );
  const inUnit = durationFormat(Math.max(...machine.states.map(({ latency }) => latency.max)));
  const longest = Math.max(1, ...machine.states.map(({ latency }) => latency.p99), report.latency.p99);
  const cell = (head: string | undefined, text: string): string =>
    `<td class="number" data-label="${head ?? ""}">${text}</td>`;
  const rows = machine.states.map(({ name, entered, retries, latency }) => {
    const own = percentiles.filter((percentile) => isMeaningful(percentile, latency.count));
    const figures = [
      formatNumber(entered),
      ...percentiles.map((percentile) => (own.includes(percentile) ? inUnit(latency[percentile]) : "-")),
      inUnit(latency.max),
      formatNumber(retries),
    ].map((text, at) => cell(heads[at], text));
    const bars = own
      .toReversed()
      .map((percentile) => `<i class="bar ${percentile}" style="width:${share(latency[percentile], longest)}"></i>`);
    return `<tr><th scope="row">${escapeMarkup(name)}</th><td class="bars over">${bars.join("")}</td>${figures.join("")}</tr>`;
  });
  const figures = heads.map((head) => `<th class="number">${head}</th>`);
  return `<div class="scroll"><table class="chart"><thead><tr><th>${escapeMarkup(words.say("head-state"))}</th><th>${percentiles.join(", ")}</th>${figures.join("")}</tr></thead>${rows.join("")}</table></div>`;
}

function share(part: number, whole: number): string {
  return `${Math.min(100, (part / whole) * 100).toFixed(2)}%`;
}
