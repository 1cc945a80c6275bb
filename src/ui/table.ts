import { stripVTControlCharacters } from "node:util";
import Table from "cli-table3";
import { paint } from "./terminal.ts";

/** A table as plain rows; the first row's cells decide nothing, the head does. */
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
export function drawTable(content: TableContent, columns: number): string {
  const widths = fitWidths(naturalWidths(content), columns - gap.length * (content.head.length - 1));
  const table = new Table({
    head: content.head.map((cell) => paint("bold", cell)),
    chars: noBorders,
    style: { head: [], border: [], "padding-left": 0, "padding-right": 0 },
    colWidths: widths,
    colAligns: widths.map((_, column) => (content.alignRight?.includes(column) ? "right" : "left")),
    wordWrap: true,
    wrapOnWordBoundary: false,
  });
  for (const row of content.rows) table.push(row.map(keepIndent));
  return table
    .toString()
    .split("\n")
    .map((line) => line.replaceAll(indentMark, " ").trimEnd())
    .join("\n");
}

/** A character without a meaning, as wide as a space. */
const indentMark = "\uE000";

/** The table library takes every kind of leading space away where it wraps: others stand in for them. */
function keepIndent(cell: string): string {
  return cell.replace(/^ +/, (spaces) => indentMark.repeat(spaces.length));
}

function naturalWidths(content: TableContent): number[] {
  return content.head.map((head, column) =>
    Math.max(1, ...[head, ...content.rows.map((row) => row[column] ?? "")].map((cell) => widestLine(cell))),
  );
}

function widestLine(cell: string): number {
  return Math.max(...cell.split("\n").map((line) => [...stripVTControlCharacters(line)].length));
}

/** Takes from the widest column, one character at a time, until all fit; no column gets narrower than 8 characters. */
function fitWidths(widths: number[], room: number): number[] {
  const fitted = [...widths];
  let excess = fitted.reduce((sum, width) => sum + width, 0) - room;
  while (excess > 0) {
    const widest = fitted.indexOf(Math.max(...fitted));
    const width = fitted[widest] ?? 0;
    if (width <= 8) break;
    fitted[widest] = width - 1;
    excess -= 1;
  }
  return fitted;
}
