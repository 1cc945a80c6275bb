import stringWidth from "string-width";

/** How a part of a drawing is painted: the way taken, what was never reached, … */
export type Ink = "plain" | "dim" | "good" | "bad" | "warn" | "busy" | "new" | "strong";

/** A drawing surface of character cells that joins lines by itself. */
export interface CellGrid {
  /** A line through corners, each in the row or the column of the one before. */
  line(points: readonly { x: number; y: number }[], options: { dashed: boolean; ink: Ink }): void;
  /** Text over anything that is there. Wide characters take two cells. */
  write(x: number, y: number, text: string, ink: Ink): void;
  box(box: { x: number; y: number; width: number; height: number; ink: Ink }): void;
  /** The rows, each as runs of one ink. */
  rows(): Run[][];
}

export interface Run {
  readonly text: string;
  readonly ink: Ink;
}

interface Cell {
  /** Bits of the directions lines go in from here: up 1, right 2, down 4, left 8. */
  mask: number;
  dashed: boolean;
  ink: Ink;
  /** Set where text stands; empty behind a wide character. */
  text: string | undefined;
}

const unicodeLines = [..." ╵╶╰╷│╭├╴╯─┴╮┤┬┼"];
const asciiLines = [..." |-+||++-+-++++"];
const segmenter = new Intl.Segmenter();

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

  function line(points: readonly { x: number; y: number }[], options: { dashed: boolean; ink: Ink }): void {
    for (const [index, to] of points.entries()) {
      const from = points[index - 1];
      if (!from) continue;
      const [stepX, stepY] = [Math.sign(to.x - from.x), Math.sign(to.y - from.y)];
      const [ahead, behind] = stepX > 0 ? [2, 8] : stepX < 0 ? [8, 2] : stepY > 0 ? [4, 1] : [1, 4];
      for (let { x, y } = from; x !== to.x || y !== to.y; x += stepX, y += stepY) {
        mark(x, y, ahead, options);
        mark(x + stepX, y + stepY, behind, options);
      }
    }
    // The ends reach to the boxes beside them.
    const [first, second] = points;
    const last = points.at(-1);
    const beforeLast = points.at(-2) ?? first;
    if (!first || !last || !beforeLast) return;
    const bitTowards = (from: { x: number; y: number }, to: { x: number; y: number }): number =>
      to.x > from.x ? 2 : to.x < from.x ? 8 : to.y < from.y ? 1 : 4;
    const opposite = (bit: number): number => (bit <= 2 ? bit * 4 : bit / 4);
    mark(first.x, first.y, second ? opposite(bitTowards(first, second)) : 5, options);
    mark(last.x, last.y, opposite(bitTowards(last, beforeLast)), options);
  }

  function box({
    x,
    y,
    width: wide,
    height: high,
    ink,
  }: {
    x: number;
    y: number;
    width: number;
    height: number;
    ink: Ink;
  }): void {
    const [right, bottom] = [x + wide - 1, y + high - 1];
    const style = { dashed: false, ink };
    for (let row = y; row <= bottom; row += 1)
      for (let column = x; column <= right; column += 1)
        if (row === y || row === bottom || column === x || column === right)
          Object.assign(cellAt(column, row), { mask: 0, dashed: false, ink, text: undefined });
    for (let column = x; column < right; column += 1)
      for (const row of [y, bottom]) {
        mark(column, row, 2, style);
        mark(column + 1, row, 8, style);
      }
    for (let row = y; row < bottom; row += 1)
      for (const column of [x, right]) {
        mark(column, row, 4, style);
        mark(column, row + 1, 1, style);
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

  return { line, write, box, rows: () => cells.map(rowOf) };
}
