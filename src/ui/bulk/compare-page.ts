import type { Words } from "../../text/words.ts";
import type { Comparison } from "../../workshop/bulk/compare/compare-reports.ts";
import { changedRows, changeRows, hasTails, latencyRows } from "./compare-rows.ts";
import { wordRowOutcome } from "./describe-row.ts";
import { escapeMarkup } from "./reporters/escape-markup.ts";
import { pageStyle } from "./reporters/html/page-style.ts";
import { drawMarkdownTable, escapeMarkdown } from "./markdown.ts";

type BulkWords = Words<"screen-bulk">;

interface ComparisonTable {
  readonly title: string | undefined;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly alignRight: readonly number[];
}

const mostChanged = 1000;

/** A comparison as Markdown, for a pull request or a step's summary. */
export function drawComparisonMarkdown(comparison: Comparison, words: BulkWords): string {
  const parts = [
    `## ${escapeMarkdown(words.say("compare-title", comparison))}`,
    words.say("compare-rows", comparison),
    ...tablesOf(comparison, words).flatMap((table) => [
      ...(table.title === undefined ? [] : [`### ${table.title}`]),
      drawMarkdownTable(table),
    ]),
  ];
  return `${parts.join("\n\n")}\n`;
}

/** A comparison as one page that loads nothing and runs no script. */
export function drawComparisonPage(comparison: Comparison, words: BulkWords): string {
  const title = escapeMarkup(words.say("compare-title", comparison));
  const tables = tablesOf(comparison, words).map(
    (table) => `${table.title === undefined ? "" : `<h2>${escapeMarkup(table.title)}</h2>`}${drawTable(table)}`,
  );
  return [
    `<!doctype html><html lang="${words.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">`,
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
    `<title>${title}</title><style>${pageStyle}</style></head><body>`,
    `<h1>${title}</h1><p>${escapeMarkup(words.say("compare-rows", comparison))}</p>`,
    ...tables,
    "</body></html>\n",
  ].join("\n");
}

function drawTable({ head, rows, alignRight }: ComparisonTable): string {
  const kind = (column: number): string => (alignRight.includes(column) ? ' class="number"' : "");
  const heads = head.map((text, column) => `<th${kind(column)}>${escapeMarkup(text)}</th>`);
  const lines = rows.map((cells) => {
    const rest = cells
      .slice(1)
      .map(
        (cell, at) => `<td${kind(at + 1)} data-label="${escapeMarkup(head[at + 1] ?? "")}">${escapeMarkup(cell)}</td>`,
      );
    return `<tr><th scope="row">${escapeMarkup(cells[0] ?? "")}</th>${rest.join("")}</tr>`;
  });
  return `<div class="scroll"><table class="chart"><thead><tr>${heads.join("")}</tr></thead>${lines.join("")}</table></div>`;
}

function tablesOf(comparison: Comparison, words: BulkWords): ComparisonTable[] {
  const [before, after, change] = [words.say("head-before"), words.say("head-after"), words.say("head-change")];
  const outcomes = {
    title: undefined,
    head: [words.say("head-outcome"), before, after, change],
    rows: comparison.outcomes.map((count) => [
      wordRowOutcome(count, words),
      String(count.before),
      String(count.after),
      count.after === count.before ? "" : `${count.after > count.before ? "+" : ""}${count.after - count.before}`,
    ]),
    alignRight: [1, 2, 3],
  };
  const changes = {
    title: words.say("compare-changes"),
    head: [before, after, words.say("head-rows")],
    rows: changeRows(comparison, words),
    alignRight: [2],
  };
  const changed = {
    title: words.say("compare-changed"),
    head: [words.say("head-row"), words.say("head-user"), words.say("head-photo"), before, after],
    rows: changedRows(comparison.changed.slice(0, mostChanged), words),
    alignRight: [],
  };
  const times = {
    title: words.say("compare-times"),
    head: [
      words.say("head-state"),
      `p50: ${before}`,
      `p50: ${after}`,
      change,
      ...(hasTails(comparison.latencies) ? [`p99: ${before}`, `p99: ${after}`] : []),
      words.say("head-verdict"),
    ],
    rows: latencyRows(comparison.latencies, words.say("whole-execution"), words),
    alignRight: hasTails(comparison.latencies) ? [1, 2, 3, 4, 5] : [1, 2, 3],
  };
  return [outcomes, ...[changes, changed].filter(({ rows }) => rows.length > 0), times];
}
