import { widest } from "../terminal/width.ts";

/** Lines at the bottom of a terminal of which only those that changed are written again. */
interface ChangingLines {
  /** Replaces the lines. No line may be wider than the terminal, and there may not be more than it has rows. */
  show(lines: readonly string[]): void;
  /** Leaves what stands there and begins below it. */
  leave(): void;
  /**
   * Begins anew after the terminal was resized: in the same place where every line still fits. Some terminals break
   * longer lines and some cut them, so that nobody knows where they stand; then it begins below them.
   */
  resize(size: { columns: number; rows: number }): void;
  /** Shows the last lines. What is written next stands directly below them. */
  end(lines: readonly string[]): void;
}

const [clearLine, clearBelow] = ["\u001B[2K", "\u001B[J"];

/** Draws nothing until `show`. */
export function createChangingLines(stream: { write(text: string): boolean }): ChangingLines {
  let shown: readonly string[] = [];

  function show(lines: readonly string[]): void {
    const height = Math.max(shown.length, lines.length);
    const grown = Math.max(0, lines.length - shown.length);
    let text = "\n".repeat(grown);
    // The cursor stands below the last line.
    let at = height;
    for (let index = 0; index < height; index += 1) {
      if ((lines[index] ?? "") === shown[index]) continue;
      if (lines[index] === "" && shown[index] === undefined) continue;
      text += `${move(index - at)}\r${clearLine}${lines[index] ?? ""}`;
      at = index;
    }
    if (text !== "") stream.write(`${text}${move(height - at)}\r`);
    shown = lines.length < height ? [...lines, ...Array.from({ length: height - lines.length }, () => "")] : lines;
  }

  return {
    show,
    end(lines) {
      show(lines);
      if (shown.length > lines.length) stream.write(move(lines.length - shown.length));
      shown = [];
    },
    leave() {
      shown = [];
    },
    resize({ columns, rows }) {
      const stands = shown.length > 0 && shown.length < rows && widest(shown) <= columns;
      if (stands) stream.write(`${move(-shown.length)}\r${clearBelow}`);
      shown = [];
    },
  };
}

function move(rows: number): string {
  if (rows === 0) return "";
  return rows < 0 ? `\u001B[${-rows}A` : `\u001B[${rows}B`;
}
