import Table from "cli-table3";
import { makePrintable } from "../../text/printable.ts";
import { foldLines } from "./fold-lines.ts";
import { paint } from "./terminal.ts";
import { widest, width } from "./width.ts";
import { wrapText } from "./wrap-text.ts";

/** A table of plain texts: a colour inside a cell would be cut where the cell wraps. */
export interface TableContent {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Columns that hold numbers, from 0. */
  readonly alignRight?: readonly number[];
}

const gap = "  ";
const noBorders = {
  top: "",
  "top-mid": "",
  "top-left": "",
  "top-right": "",
  bottom: "",
  "bottom-mid": "",
  "bottom-left": "",
  "bottom-right": "",
  left: "",
  "left-mid": "",
  mid: "",
  "mid-mid": "",
  right: "",
  "right-mid": "",
  middle: gap,
};

/** Below this number of columns each row is a separate list when the table does not fit. */
const leastColumns = 60;

/**
 * Draws a table without borders that fits into `columns` cells: the widest columns wrap first. Where names would have
 * to be broken, each row is a list, so that they can be copied.
 */
export function drawTable(texts: TableContent, columns: number): string {
  const content = { ...texts, rows: texts.rows.map((row) => row.map(makePrintable)) };
  const room = columns - gap.length * (content.head.length - 1);
  const least = leastWidths(content);
  const needed = sum(columns < leastColumns ? naturalWidths(content) : least);
  if (content.rows.length > 0 && needed > room) return drawList(content, columns);
  const widths = shrink(naturalWidths(content), least, room);
  const fit = (row: readonly string[]): string[] => row.map((cell, column) => wrapText(cell, widths[column] ?? 1));
  const head = fit(content.head);
  const table = new Table({
    head,
    chars: noBorders,
    style: { head: [], border: [], "padding-left": 0, "padding-right": 0 },
    colWidths: widths,
    colAligns: widths.map((_, column) => (content.alignRight?.includes(column) ? "right" : "left")),
  });
  for (const row of content.rows) table.push(fit(row));
  const headLines = Math.max(1, ...head.map((cell) => cell.split("\n").length));
  return table
    .toString()
    .split("\n")
    .map((line, index) => (index < headLines ? paint("bold", line.trimEnd()) : line.trimEnd()))
    .join("\n");
}

/**
 * Each row as its first cell, and below it the other cells. Cells have the name of their column, but for a row's name.
 */
function drawList({ head, rows }: TableContent, columns: number): string {
  const items = rows.map(([first = "", ...cells]) => {
    const indent = `${/^ */.exec(first)?.[0] ?? ""}  `;
    const named = cells.flatMap((cell, index) =>
      cell === "" ? [] : [`${indent}${[head[index + 1], cell].filter(Boolean).join(": ")}`],
    );
    const below = columns < leastColumns ? named : joinFitting(named, columns);
    const title = /^ *\d[\d,.]*(?: \S+)?$/.test(first) ? `${head[0]}: ${first}` : first;
    return [paint("bold", foldLines(title, columns)), ...below.map((line) => foldLines(line, columns))].join("\n");
  });
  return items.join("\n");
}

/** Cells side by side where they fit into one line. */
function joinFitting(lines: readonly string[], columns: number): string[] {
  return lines.reduce<string[]>((joined, line) => {
    const together = `${joined.at(-1)} · ${line.trimStart()}`;
    return joined.length > 0 && width(together) <= columns ? [...joined.slice(0, -1), together] : [...joined, line];
  }, []);
}

/** How wide each column must be for its head and its longest word. A figure and its unit stay on one line. */
function leastWidths(content: TableContent): number[] {
  return columnsOf(content).map((cells, column) => {
    const longest = content.alignRight?.includes(column) ? widestLine : longestWord;
    return Math.max(width(content.head[column] ?? ""), ...cells.map(longest));
  });
}

function columnsOf({ head, rows }: TableContent): string[][] {
  return head.map((name, column) => [name, ...rows.map((row) => row[column] ?? "")]);
}

/** How wide each column is when nothing wraps. */
function naturalWidths(content: TableContent): number[] {
  return columnsOf(content).map((cells) => Math.max(1, ...cells.map(widestLine)));
}

function sum(widths: readonly number[]): number {
  return widths.reduce((total, cells) => total + cells, 0);
}

/** Takes from the widest column, one cell at a time, until all fit or none is wider than its `least`. */
function shrink(widths: readonly number[], least: readonly number[], room: number): number[] {
  const fitted = [...widths];
  let excess = sum(fitted) - room;
  for (; excess > 0; excess -= 1) {
    const shrinkable = fitted.map((cells, column) => (cells > (least[column] ?? 0) ? cells : 0));
    const at = shrinkable.indexOf(Math.max(...shrinkable));
    const cells = shrinkable[at] ?? 0;
    if (cells === 0) break;
    fitted[at] = cells - 1;
  }
  return fitted;
}

function widestLine(cell: string): number {
  return widest(cell.split("\n"));
}

function longestWord(cell: string): number {
  return widest(cell.split(/[\n ]/));
}
