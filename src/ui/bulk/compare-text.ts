import type { Words } from "../../text/words.ts";
import type { Comparison } from "../../workshop/bulk/compare/compare-reports.ts";
import { drawPairs } from "../terminal/pairs.ts";
import { drawTable } from "../terminal/table.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { changedRows, changeRows, firstOfEachChange, formatChance, hasTails, latencyRows } from "./compare-rows.ts";
import { wordRowOutcome } from "./describe-row.ts";
import { formatNumber } from "../../text/format-number.ts";

type CompareWords = Words<"screen-bulk">;

const mostShown = 50;
/** Rows that changed in the same way: the first ones are examples, and the table of changes has their number. */
const mostOfChange = 5;

/** Draws what differs between two reports: outcomes, rows, times. */
export function drawComparison(comparison: Comparison, terminal: Terminal, words: CompareWords): string {
  const parts = [drawHead(comparison, words), drawOutcomes(comparison, terminal, words)];
  if (comparison.changed.length > 0) parts.push(drawChanged(comparison, terminal, words));
  parts.push(drawLatencies(comparison, terminal, words));
  return parts.join("\n\n");
}

function drawHead(comparison: Comparison, words: CompareWords): string {
  const { matched, onlyBefore, onlyAfter, changed } = comparison;
  const { say } = words;
  const both = { matched: formatNumber(matched), before: formatNumber(onlyBefore), after: formatNumber(onlyAfter) };
  return drawPairs([
    [say("head-before"), comparison.before],
    [say("head-after"), comparison.after],
    [say("head-rows"), say("rows-in-both", both)],
    [
      say("head-outcome"),
      matched === 0
        ? say("no-common-rows")
        : `${say("rows-changed", { count: formatNumber(changed.length) })}${describeMended(comparison, words)}`,
    ],
  ]);
}

function describeMended({ mended, broken, chance }: Comparison, { say }: CompareWords): string {
  if (mended + broken === 0) return "";
  return say("rows-mended", {
    mended: formatNumber(mended),
    broken: formatNumber(broken),
    chance: formatChance(chance),
    clear: chance < 0.01,
  });
}

function drawOutcomes({ outcomes }: Comparison, terminal: Terminal, words: CompareWords): string {
  const { say } = words;
  return drawTable(
    {
      head: [say("head-outcome"), say("head-before"), say("head-after"), say("head-change")],
      rows: outcomes.map(({ before, after, ...outcome }) => [
        wordRowOutcome(outcome, words),
        formatNumber(before),
        formatNumber(after),
        after === before ? "" : `${after > before ? "+" : ""}${formatNumber(after - before)}`,
      ]),
      alignRight: [1, 2, 3],
    },
    terminal.columns,
  );
}

function drawChanged(comparison: Comparison, terminal: Terminal, words: CompareWords): string {
  const { say } = words;
  const [before, after] = [say("head-before"), say("head-after")];
  const changes = changeRows(comparison, words);
  const shown = firstOfEachChange(comparison, { each: mostOfChange, most: mostShown });
  const left = comparison.changed.length - shown.length;
  const tables = [
    ...(changes.length === 0 ? [] : [{ head: [before, after, say("head-rows")], rows: changes, alignRight: [2] }]),
    {
      head: [say("head-row"), say("head-user"), say("head-photo"), before, after],
      rows: changedRows(shown, words),
    },
  ].map((table) => drawTable(table, terminal.columns));
  const text = tables.join("\n\n");
  return left > 0 ? `${text}\n${say("more-in-json", { count: formatNumber(left) })}` : text;
}

function drawLatencies({ latencies }: Comparison, terminal: Terminal, words: CompareWords): string {
  const { say } = words;
  return drawTable(
    {
      head: [
        say("head-state"),
        say("head-p50-before"),
        say("head-p50-after"),
        say("head-change"),
        ...(hasTails(latencies) ? [say("head-p99-before"), say("head-p99-after")] : []),
        say("head-verdict"),
      ],
      rows: latencyRows(latencies, say("in-all"), words),
      alignRight: hasTails(latencies) ? [1, 2, 3, 4, 5] : [1, 2, 3],
    },
    terminal.columns,
  );
}
