import Table from "cli-table3";
import { makePrintable } from "./printable.ts";
import { paint } from "./terminal.ts";
import { wrapText } from "./wrap-text.ts";

/** A table of plain texts: a colour inside a cell would be cut apart where the cell wraps. */
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

/** Draws a table without borders that fits into `columns` characters: the widest columns wrap first. */
export function drawTable(texts: TableContent, columns: number): string {
  const content = { ...texts, rows: texts.rows.map((row) => row.map(makePrintable)) };
  const widths = fitWidths(content, columns - gap.length * (content.head.length - 1));
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

/** Columns that wrap between words give way first, then the widest ones; none gets narrower than its head. */
function fitWidths(content: TableContent, room: number): number[] {
  const columns = content.head.map((head, column) => [head, ...content.rows.map((row) => row[column] ?? "")]);
  const natural = columns.map((cells) => Math.max(1, ...cells.map(widestLine)));
  const smallest = content.head.map((head) => Math.max(8, head.length));
  const unbroken = columns.map((cells, column) => Math.max(smallest[column] ?? 0, ...cells.map(longestWord)));
  return shrink(shrink(natural, unbroken, room), smallest, room);
}

/** Takes from the widest column, one character at a time, until all fit or none is wider than its `least`. */
function shrink(widths: readonly number[], least: readonly number[], room: number): number[] {
  const fitted = [...widths];
  let excess = fitted.reduce((sum, width) => sum + width, 0) - room;
  for (; excess > 0; excess -= 1) {
    const shrinkable = fitted.map((width, column) => (width > (least[column] ?? 0) ? width : 0));
    const widest = shrinkable.indexOf(Math.max(...shrinkable));
    const width = shrinkable[widest] ?? 0;
    if (width === 0) break;
    fitted[widest] = width - 1;
  }
  return fitted;
}

function widestLine(cell: string): number {
  return Math.max(...cell.split("\n").map((line) => line.length));
}

function longestWord(cell: string): number {
  return Math.max(...cell.split(/[\n ]/).map((word) => word.length));
}
