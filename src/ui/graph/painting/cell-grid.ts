import stringWidth from "string-width";
import { type Area, drawBorder, drawLine, forEachBorderCell, type Point } from "./cell-lines.ts";

/** How a part of a drawing is painted: the way taken, what was never reached, … */
export type Ink = "plain" | "dim" | "good" | "bad" | "warn" | "busy" | "new" | "strong";

/** A drawing surface of character cells that joins the lines that meet in a cell. */
export interface CellGrid {
  /** A line through corners, each in the row or the column of the one before. */
  line(points: readonly Point[], style: { dashed: boolean; ink: Ink }): void;
  /** Text over anything that is there. Wide characters take two cells. */
  write(x: number, y: number, text: string, ink: Ink): void;
  box(box: Area & { ink: Ink }): void;
  /** The rows, each as runs of one ink. */
  rows(): Run[][];
}

export interface Run {
  readonly text: string;
  readonly ink: Ink;
}

interface Cell {
  /** Bits of the directions that lines leave this cell in, as of `directions`. */
  mask: number;
  dashed: boolean;
  ink: Ink;
  /** Set where text stands; empty behind a wide character. */
  text: string | undefined;
}

const unicodeLines = [..." ╵╶╰╷│╭├╴╯─┴╮┤┬┼"];
const asciiLines = [..." |-+||++-+-++++"];
const segmenter = new Intl.Segmenter();

/** An empty grid. */
export function createCellGrid(options: { width: number; height: number; unicode: boolean }): CellGrid {
  const { width, height, unicode } = options;
  const cells: (Cell | undefined)[][] = Array.from({ length: height }, () => []);

  function cellAt(x: number, y: number): Cell {
    const row = cells[y] ?? [];
    return (row[x] ??= { mask: 0, dashed: false, ink: "plain", text: undefined });
  }

  function mark(x: number, y: number, bits: number, options: { dashed: boolean; ink: Ink }): void {
    if (x < 0 || y < 0 || x >= width || y >= height) return;
    const cell = cellAt(x, y);
    cell.dashed = cell.mask === 0 ? options.dashed : cell.dashed && options.dashed;
    cell.mask |= bits;
    if (cell.ink === "plain" || cell.ink === "dim") cell.ink = options.ink;
  }

  function write(x: number, y: number, text: string, ink: Ink): void {
    let at = x;
    for (const { segment } of segmenter.segment(text)) {
      const cellsOf = stringWidth(segment);
      if (cellsOf === 0) continue;
      if (at < 0 || y < 0 || y >= height || at + cellsOf > width) return;
      Object.assign(cellAt(at, y), { text: segment, ink });
      for (let behind = 1; behind < cellsOf; behind += 1) Object.assign(cellAt(at + behind, y), { text: "", ink });
      at += cellsOf;
    }
  }

  function charOf(cell: Cell | undefined): string {
    if (cell === undefined) return " ";
    if (cell.text !== undefined) return cell.text;
    if (cell.dashed && cell.mask === 5) return unicode ? "╎" : ":";
    if (cell.dashed && cell.mask === 10) return unicode ? "╌" : ".";
    return (unicode ? unicodeLines : asciiLines)[cell.mask] ?? " ";
  }

  function rowOf(row: readonly (Cell | undefined)[]): Run[] {
    const runs: { text: string; ink: Ink }[] = [];
    for (let x = 0; x < row.length; x += 1) {
      const cell = row[x];
      const ink = cell?.ink ?? "plain";
      const last = runs.at(-1);
      const text = charOf(cell);
      if (last && (last.ink === ink || text === " ")) last.text += text;
      else runs.push({ text, ink });
    }
    return runs;
  }

  return {
    write,
    line: (points, style) => drawLine(points, (at, bits) => mark(at.x, at.y, bits, style)),
    box({ ink, ...area }) {
      forEachBorderCell(area, ({ x, y }) => {
        Object.assign(cellAt(x, y), { mask: 0, dashed: false, ink, text: undefined });
      });
      drawBorder(area, (at, bits) => mark(at.x, at.y, bits, { dashed: false, ink }));
    },
    rows: () => cells.map(rowOf),
  };
}
